package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModulePathTest {

    @Test
    void getModule_inTests_isTheNamedModule() {
        assertThat(FragmentId.class.getModule().getName()).isEqualTo("io.kinfold.core");
    }
}
