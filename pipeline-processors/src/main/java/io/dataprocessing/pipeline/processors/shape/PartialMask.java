package io.dataprocessing.pipeline.processors.shape;

/** Hides the characters of a text but for those at its ends. */
final class PartialMask implements Masker {

    private final KeptEnds ends;
    private final char cover;

    PartialMask(KeptEnds ends, char cover) {
        this.ends = ends;
        this.cover = cover;
    }

    @Override
    public Object of(Object value) {
        int[] characters = ((String) value).codePoints().toArray();
        StringBuilder text = new StringBuilder(characters.length);
        for (int i = 0; i < characters.length; i++) {
            text.appendCodePoint(ends.keeps(i, characters.length) ? characters[i] : cover);
        }
        return text.toString();
    }
}
