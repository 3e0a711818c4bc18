package io.dataprocessing.pipeline.processors.shape;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * Replaces the digits of a text by digits and its letters by letters, drawn from an HMAC of the
 * text; everything else stays, and so do the characters at the ends that are kept. Equal texts
 * become equal ones. There is no way back, and short texts may meet.
 */
final class Tokenization implements Masker {

    private static final int LETTERS = 26;
    private static final int DIGITS = 10;

    private final KeptEnds ends;
    private final Mac mac;

    Tokenization(KeptEnds ends, byte[] key) {
        this.ends = ends;
        this.mac = Hash.mac(MaskOptions.Algorithm.SHA_256, key);
    }

    @Override
    public Object of(Object value) {
        String text = (String) value;
        int[] characters = text.codePoints().toArray();
        Draw draw = new Draw(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder token = new StringBuilder(characters.length);
        for (int i = 0; i < characters.length; i++) {
            token.appendCodePoint(
                    ends.keeps(i, characters.length)
                            ? characters[i]
                            : replaced(characters[i], draw));
        }
        return token.toString();
    }

    private static int replaced(int character, Draw draw) {
        if (Character.isDigit(character)) {
            return '0' + draw.below(DIGITS);
        }
        if (Character.isUpperCase(character)) {
            return 'A' + draw.below(LETTERS);
        }
        return Character.isLetter(character) ? 'a' + draw.below(LETTERS) : character;
    }

    /** Numbers that look random and follow from a text: the HMAC of a counter and the text. */
    private final class Draw {

        private final byte[] text;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private int blocks;

        Draw(byte[] text) {
            this.text = text;
        }

        int below(int bound) {
            if (block.remaining() < Integer.BYTES) {
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, blocks++));
                block = ByteBuffer.wrap(mac.doFinal(text));
            }
            return Integer.remainderUnsigned(block.getInt(), bound);
        }
    }
}
