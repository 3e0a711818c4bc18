package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.data.Decimal;
import io.dataprocessing.pipeline.api.data.FieldName;
import io.dataprocessing.pipeline.api.data.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order as the shop's own code has it. */
public class ShopOrder extends Identified {

    /** What is bought. */
    public record Line(
            String sku, int quantity, @Decimal(precision = 10, scale = 2) BigDecimal price) {}

    /** Where it was bought. */
    public enum Channel {
        WEB,
        SHOP
    }

    private Instant orderedAt;
    private Channel channel;
    private List<Line> lines = new ArrayList<>();
    private BigDecimal total;

    @Required
    public Instant getOrderedAt() {
        return orderedAt;
    }

    public void setOrderedAt(Instant orderedAt) {
        this.orderedAt = orderedAt;
    }

    @FieldName("sales_channel")
    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }

    @Required
    public List<Line> getLines() {
        return lines;
    }

    public void setLines(List<Line> lines) {
        this.lines = lines;
    }

    @Decimal(precision = 12, scale = 2)
    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }
}
