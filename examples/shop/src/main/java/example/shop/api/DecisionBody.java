package example.shop.api;

import io.kinfold.fragment.Decision;

/**
 * What a person decided, as requests write it.
 *
 * @param kind join, separate or withdraw
 * @param a one fragment, as source:key
 * @param b the other
 * @param by who decides; may be empty
 */
record DecisionBody(Decision.Kind kind, String a, String b, String by) {
    DecisionBody {
        Given.present("kind", kind);
        Given.text("a", a);
        Given.text("b", b);
        by = by == null ? "" : by;
    }
}
