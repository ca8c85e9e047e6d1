package shop.catamaran.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

  private final RecordResolver resolver = new RecordResolver();

  record Knot(String name, Optional<String> use) {
    public int getLength() {
      return name.length();
    }
  }

  @Test
  void readsComponentsAndWhatIsDerived() {
    Knot knot = new Knot("bowline", Optional.of("loop"));
    assertThat(read(knot, "name")).isEqualTo("bowline");
    assertThat(read(knot, "length")).isEqualTo(7);
  }

  @Test
  void readsAnOptionalAsItsValue() {
    assertThat(read(new Knot("bowline", Optional.of("loop")), "use")).isEqualTo("loop");
    assertThat(read(new Knot("bowline", Optional.empty()), "use")).isNull();
  }

  @Test
  void leavesEverythingElseToOthers() {
    Context context = new Context();
    assertThat(resolver.getValue(context, "text", "empty")).isNull();
    assertThat(resolver.getValue(context, new Knot("x", Optional.empty()), "color")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  private Object read(Knot knot, String property) {
    Context context = new Context();
    Object value = resolver.getValue(context, knot, property);
    assertThat(context.isPropertyResolved()).isTrue();
    return value;
  }

  private static final class Context extends ELContext {
    @Override
    public ELResolver getELResolver() {
      return null;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public VariableMapper getVariableMapper() {
      return null;
    }
  }
}
