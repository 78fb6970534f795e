package io.kinfold.matchers.normalize;

import io.kinfold.config.Normalizer;

import java.util.Map;
import java.util.Set;

/**
 * Brings e-mail addresses to one form: plain characters for full-width ones (Unicode NFKC), lower
 * case, no white space, {@code mailto:} or angle brackets around, no dot behind the domain. What has
 * no {@code @} between two parts, or white space within, becomes the empty string. The domain always
 * stays: equal mailboxes of two domains are two addresses.
 *
 * <p>In theory a mailbox's name is case-sensitive; no provider of note treats it so. Costs
 * O(length). Immutable and safe for any thread.
 */
public final class EmailNormalizer implements Normalizer {
    private static final String SCHEME = "mailto:";
    private static final Map<String, String> SYNONYMS = Map.of("googlemail.com", "gmail.com");
    private static final Set<String> DOTS_IGNORED =
            Set.of("gmail.com", "proton.me", "protonmail.com", "pm.me");
    private static final Set<String> TAGS_IGNORED = Set.of(
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "hotmail.com.tw",
            "live.com",
            "msn.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "fastmail.com",
            "proton.me",
            "protonmail.com",
            "pm.me");

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
     * Returns the normalizer that knows which large providers ignore dots (Gmail, Proton) and what
     * follows a plus sign (these, Outlook, iCloud, Fastmail), and that googlemail.com is gmail.com:
     * {@code A.B+x@googlemail.com} becomes {@code ab@gmail.com}. Not for addresses to write to.
     *
     * @return the normalizer
     */
    public static EmailNormalizer ofProviderRules() {
        return new EmailNormalizer(true);
    }

    @Override
    public String normalize(String raw) {
        String plain = bare(PlainText.ofVisible(raw));
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

    /** Strips what stands around the address, however often, in one pass from either end. */
    private static String bare(String plain) {
        int from = 0;
        int end = plain.length();
        while (true) {
            if (from < end && isAround(plain.charAt(from))) {
                from++;
            } else if (plain.startsWith(SCHEME, from) && from + SCHEME.length() <= end) {
                from += SCHEME.length();
            } else {
                break;
            }
        }
        while (end > from && (isAround(plain.charAt(end - 1)) || plain.charAt(end - 1) == '.')) {
            end--;
        }
        return plain.substring(from, end);
    }

    private static boolean isAround(char c) {
        return c == ' ' || c == '<' || c == '>';
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
        String address = name + "@" + domain;
        return name.isEmpty() || !bare(address).equals(address) ? "" : address;
    }
}
