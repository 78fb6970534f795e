package io.kinfold.command.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every figure of the example once more, in SQL by DuckDB from the raw file. The data are not part of the project: without them
 * nothing is tested.
 */
class OnlineRetailTest {
    private static final String CLEANING = """
            create table flagged as
            select *, case
                when InvoiceNo like 'C%' then 'cancelled'
                when CustomerID is null then 'no customer'
                when Quantity::int <= 0 then 'no quantity'
                when UnitPrice::decimal(18, 3) <= 0 then 'no price'
                when StockCode in ('POST', 'DOT', 'C2', 'M', 'm', 'S', 'D', 'B', 'PADS', 'CRUK',
                    'AMAZONFEE', 'BANK CHARGES') then 'no article'
                when row_number() over (partition by InvoiceNo, StockCode, Description, Quantity,
                    InvoiceDate, UnitPrice, CustomerID, Country) > 1 then 'repeated'
                else 'clean' end as reason
            from raw;
            create table line as
            select InvoiceNo as invoice, StockCode as article, Quantity::int as quantity,
                strptime(InvoiceDate, '%m/%d/%y %H:%M') as moment,
                Quantity::int * UnitPrice::decimal(18, 3) as amount,
                replace(CustomerID, '.0', '') as customer, Country as country
            from flagged where reason = 'clean';
            create table buyer as
            select customer, count(*) as lines, count(distinct invoice) as orders,
                sum(amount) as revenue, max(moment)::date as last
            from line group by customer;
            create table scored as
            select *,
                1 + 5 * (rank() over (order by last) - 1) // count(*) over () as recency,
                1 + 5 * (rank() over (order by orders) - 1) // count(*) over () as frequency,
                1 + 5 * (rank() over (order by revenue) - 1) // count(*) over () as monetary
            from buyer;
            """;

    private static Connection database;
    private static OnlineRetail.Figures figures;

    @TempDir
    static Path out;

    @BeforeAll
    static void run() throws IOException, SQLException {
        Path input = data().resolve("online_retail_raw_240007.csv.gz");
        figures = OnlineRetail.run(input, out, rows -> {});
        database = DriverManager.getConnection("jdbc:duckdb:");
        execute("create table raw as select * from read_csv('" + input
                + "', header = true, all_varchar = true)");
        execute(CLEANING);
    }

    @AfterAll
    static void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void run_rawLines_areAllAccountedFor() throws SQLException {
        assertThat(figures.rows()).isEqualTo(240_007).isEqualTo(number("select count(*) from raw"));
        Map<String, String> reasons = Map.of(
                RawLines.CANCELLED, "cancelled",
                RawLines.NO_CUSTOMER, "no customer",
                RawLines.NO_QUANTITY, "no quantity",
                RawLines.NO_PRICE, "no price",
                RawLines.NO_ARTICLE, "no article",
                RawLines.REPEATED, "repeated");
        Map<String, Long> rejected = new TreeMap<>();
        figures.rejected().forEach((reason, count) -> rejected.put(reasons.get(reason), count));

        assertThat(rejected)
                .isEqualTo(counts("select reason, count(*) from flagged where reason <> 'clean'"
                        + " group by reason"));
        assertThat(figures.lines()).isEqualTo(number("select count(*) from line"));
    }

    @Test
    void run_customersOrdersRevenue_areThoseOfTheDatabase() throws SQLException {
        assertThat(figures.customers())
                .isEqualTo(number("select count(distinct customer) from line"));
        assertThat(figures.orders()).isEqualTo(number("select count(distinct invoice) from line"));
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select sum(amount) from line")) {
            assertThat(row.next()).isTrue();
            BigDecimal revenue = row.getBigDecimal(1);
            assertThat(figures.revenue()).isEqualByComparingTo(revenue);
        }
    }

    @Test
    void run_everyCustomerWithHisScores_isThatOfTheDatabase() throws SQLException {
        execute("create table customers as select * from read_csv('" + out.resolve("customers.csv")
                + "', header = true, all_varchar = true)");
        String ours = "select customer, lines::bigint, orders::bigint, revenue::decimal(18, 3),"
                + " last::date, recency::int, frequency::int, monetary::int from customers";
        String theirs = "select customer, lines, orders, revenue::decimal(18, 3), last,"
                + " recency::int, frequency::int, monetary::int from scored";

        assertThat(number("select count(*) from (" + ours + " except " + theirs + ")"))
                .isZero();
        assertThat(number("select count(*) from (" + theirs + " except " + ours + ")"))
                .isZero();
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                counts.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
            }
        }
        return counts;
    }

    private static Path data() {
        String place = Optional.ofNullable(System.getProperty("KINFOLD_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("KINFOLD_DATA")))
                .orElse("../../shared/data");
        Path data = Path.of(place, "online_retail");
        assumeTrue(
                Files.isDirectory(data),
                "skipped: there is no " + data + "; set KINFOLD_DATA to the folder of data");
        return data;
    }
}
