package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.util.Map;
import java.util.Set;

/**
 * Brings e-mail addresses to one form: plain characters for full-width ones (Unicode NFKC), lower
 * case, no white space around. What has no {@code @} between two parts, or white space within,
 * becomes the empty string.
 *
 * <p>In theory a mailbox's name is case-sensitive; no provider of note treats it so. Immutable and
 * safe for any thread.
 */
public final class EmailNormalizer implements Normalizer {
    private static final Map<String, String> SYNONYMS = Map.of("googlemail.com", "gmail.com");
    private static final Set<String> DOTS_IGNORED = Set.of("gmail.com");
    private static final Set<String> TAGS_IGNORED = Set.of(
            "gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "fastmail.com");

    private final boolean byProvider;

    private EmailNormalizer(boolean byProvider) {
        this.byProvider = byProvider;
    }

    /**
     * Returns the normalizer that knows nothing of providers: {@code a.b+x@gmail.com} stays as it
     * is.
     *
     * @return the normalizer
     */
    public static EmailNormalizer ofDefaults() {
        return new EmailNormalizer(false);
    }

    /**
     * Returns the normalizer that knows which large providers ignore dots and what follows a plus
     * sign, and that googlemail.com is gmail.com: {@code A.B+x@googlemail.com} becomes
     * {@code ab@gmail.com}. Not for addresses to write to.
     *
     * @return the normalizer
     */
    public static EmailNormalizer ofProviderRules() {
        return new EmailNormalizer(true);
    }

    @Override
    public String normalize(String raw) {
        String plain = PlainText.of(raw);
        int at = plain.lastIndexOf('@');
        if (at <= 0 || at == plain.length() - 1 || plain.indexOf(' ') >= 0) {
            return "";
        }
        if (!byProvider) {
            return plain;
        }
        String domain = plain.substring(at + 1);
        return folded(plain.substring(0, at), SYNONYMS.getOrDefault(domain, domain));
    }

    private static String folded(String mailbox, String domain) {
        String name = mailbox;
        int plus = name.indexOf('+');
        if (plus >= 0 && TAGS_IGNORED.contains(domain)) {
            name = name.substring(0, plus);
        }
        if (DOTS_IGNORED.contains(domain)) {
            name = name.replace(".", "");
        }
        return name.isEmpty() ? "" : name + "@" + domain;
    }
}
