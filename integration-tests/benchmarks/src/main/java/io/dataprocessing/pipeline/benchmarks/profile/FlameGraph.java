package io.dataprocessing.pipeline.benchmarks.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stacks as an SVG image: a box for each frame, as wide as it was seen often, on top of the one
 * that called it. Boxes that nobody could see are left out; the name of each is its tooltip.
 */
public final class FlameGraph {

    private static final double WIDTH = 1400;
    private static final int HEIGHT = 16;
    private static final double LEAST_WIDTH = 0.6;
    private static final double LETTER = 6.6;
    private static final int MARGIN = 20;

    private final Node root = new Node();
    private final StringBuilder boxes = new StringBuilder();
    private int depth;

    /** The image of some samples. */
    public FlameGraph(Stacks stacks) {
        stacks.counts().forEach(this::add);
    }

    /** The image. */
    public String svg(String title) {
        boxes.setLength(0);
        depth = 0;
        draw(root, 0, 0);
        int height = (depth + 1) * HEIGHT + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" \
                font-family="monospace" font-size="11">
                <text x="4" y="14">%s</text>
                <g transform="translate(0 %d)">
                %s</g>
                </svg>
                """
                .formatted((int) WIDTH, height, escaped(title), height - MARGIN, boxes);
    }

    private void add(List<String> stack, long count) {
        Node node = root;
        node.count += count;
        for (String frame : stack) {
            node = node.callees.computeIfAbsent(frame, name -> new Node());
            node.count += count;
        }
    }

    private void draw(Node node, double left, int level) {
        depth = Math.max(depth, level);
        double x = left;
        for (Map.Entry<String, Node> callee : node.callees.entrySet()) {
            double width = WIDTH * callee.getValue().count / root.count;
            if (width >= LEAST_WIDTH) {
                box(callee.getKey(), callee.getValue(), x, width, level + 1);
                draw(callee.getValue(), x, level + 1);
            }
            x += width;
        }
    }

    private void box(String name, Node node, double x, double width, int level) {
        int y = -level * HEIGHT;
        boxes.append("<g><title>").append(escaped(name));
        boxes.append(number(" %.2f %%", 100.0 * node.count / root.count)).append("</title>");
        boxes.append(number("<rect x=\"%.1f\"", x)).append(" y=\"").append(y).append('"');
        boxes.append(number(" width=\"%.1f\"", width)).append(" height=\"15\" fill=\"");
        boxes.append(colour(name)).append("\"/>");
        int letters = (int) (width / LETTER) - 1;
        if (letters > 2) {
            String shown = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            boxes.append(number("<text x=\"%.1f\"", x + 2)).append(" y=\"").append(y + 11);
            boxes.append("\">");
            boxes.append(escaped(shown.substring(0, Math.min(letters, shown.length()))));
            boxes.append("</text>");
        }
        boxes.append("</g>\n");
    }

    private static String colour(String name) {
        if (name.startsWith("io.dataprocessing.")) {
            return "#f5a25d";
        }
        if (name.startsWith("org.apache.flink.")) {
            return "#e6d36a";
        }
        if (name.startsWith("org.apache.kafka.")) {
            return "#9ecb82";
        }
        return name.indexOf('.') < 0 ? "#d0d0d0" : "#a9c7e8";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static final class Node {
        private final Map<String, Node> callees = new TreeMap<>();
        private long count;
    }
}
