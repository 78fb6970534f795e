package example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The command line. */
class OptionsTest {
    @Test
    void of_nothing_isTheDefaults() {
        Options options = Options.of();

        assertThat(options.data()).isEqualTo(Path.of("shop-data"));
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8080);
    }

    @Test
    void of_all_takesEach() {
        Options options = Options.of(
                "--data",
                "d",
                "--port",
                "0",
                "--host",
                "::1",
                "--segments",
                "s.seg",
                "--postgres",
                "jdbc:postgresql://localhost/shop");

        assertThat(options.data()).isEqualTo(Path.of("d"));
        assertThat(options.port()).isZero();
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.segments()).hasValue(Path.of("s.seg"));
        assertThat(options.postgres()).hasValue("jdbc:postgresql://localhost/shop");
    }

    @Test
    void of_somethingElse_says() {
        assertThatThrownBy(() -> Options.of("--prot", "1")).hasMessage("there is no option --prot");
        assertThatThrownBy(() -> Options.of("--port")).hasMessage("--port needs a value");
        assertThatThrownBy(() -> Options.of("--port", "99999"))
                .hasMessage("--port must be a number from 0 to 65535");
    }
}
