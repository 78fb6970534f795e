package example.shop.http;

/**
 * A request that cannot be served. The message is sent to the client and says what is wrong and how to mend it; it
 * holds no customer's value.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Makes a refusal.
     *
     * @param status the status code, from 400
     * @param message what is wrong, and how to mend it
     */
    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * Returns a refusal of wrong input.
     *
     * @param message what is wrong, and how to mend it
     * @return a refusal with status 400
     */
    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /**
     * Returns a refusal for want of what was asked for.
     *
     * @param message what is not there
     * @return a refusal with status 404
     */
    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    /**
     * Returns the status code.
     *
     * @return a code, from 400
     */
    public int status() {
        return status;
    }
}
