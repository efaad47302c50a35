import java.util.Map;
import org.apache.logging.log4j.message.AsynchronouslyFormattable;
import org.apache.logging.log4j.message.MapMessage;

/**
 * Log4j's message of typed fields; its own subclass takes text only.
 *
 * <p>Annotated as that one is: without, Log4j formats each message a second time in case that it is wanted later.
 */
@AsynchronouslyFormattable
final class EventMessage extends MapMessage<EventMessage, Object> {
    EventMessage fill(Event event) {
        var fields = event.fields();
        return with("message", event.message())
                .with("order", fields.order())
                .with("customer", fields.customer())
                .with("amount", fields.amount())
                .with("currency", fields.currency())
                .with("express", fields.express())
                .with("items", fields.items())
                .with("elapsed", fields.elapsed())
                .with("cart", fields.cart())
                .with("tags", fields.tags())
                .with("failure", fields.failure());
    }

    @Override
    public EventMessage newInstance(Map<String, Object> data) {
        var copy = new EventMessage();
        data.forEach(copy::with);
        return copy;
    }
}
