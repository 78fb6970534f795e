package io.kinfold.command.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
import java.util.stream.Stream;

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

    @ParameterizedTest
    @MethodSource("segments")
    void run_everySegment_hasTheMembersOfTheDatabase(String segment, String sql)
            throws SQLException {
        String ours = "select customer from read_csv('" + out.resolve("members.csv")
                + "', header = true, all_varchar = true) where segment = '" + segment + "'";

        long members = number("select count(*) from (" + sql + ")");

        assertThat(figures.segments()).containsEntry(segment, members);
        assertThat(members).isPositive();
        assertThat(number("select count(*) from (" + ours + " except " + sql + ")"))
                .isZero();
        assertThat(number("select count(*) from (" + sql + " except " + ours + ")"))
                .isZero();
    }

    /** Each segment once more, over the shop's own days; today is 27 June 2011. */
    static Stream<Arguments> segments() {
        return Stream.of(
                arguments(
                        "champions",
                        "select customer from scored"
                                + " where recency >= 4 and frequency >= 4 and monetary >= 4"),
                arguments(
                        "loyal",
                        "select customer from scored where frequency = 5 and customer in"
                                + " (select customer from line where moment::date >= date '2011-03-29'"
                                + " group by customer having count(distinct invoice) >= 2)"),
                arguments(
                        "were_good_are_leaving",
                        "select customer from scored" + " where recency <= 2 and monetary >= 4"),
                arguments(
                        "asleep",
                        "select customer from scored" + " where recency = 1 and frequency = 1"),
                arguments(
                        "new_customers",
                        "select customer from line group by customer"
                                + " having count(distinct invoice) = 1"
                                + " and min(moment)::date >= date '2011-05-28'"),
                arguments(
                        "high_value",
                        "select customer from buyer where revenue >= (select revenue"
                                + " from buyer order by revenue desc limit 1 offset"
                                + " (select ((count(*) + 9) // 10 - 1) from buyer))"),
                arguments(
                        "good_quarter",
                        "select customer from line"
                                + " where moment::date >= date '2011-03-29' group by customer"
                                + " having count(distinct invoice) >= 3 and sum(amount) > 500"),
                arguments(
                        "regulars",
                        "select customer from (select distinct customer, k from line,"
                                + " generate_series(0, 5) as months(k)"
                                + " where moment::date > date '2011-06-27' - to_months((k + 1)::int)"
                                + " and moment::date <= date '2011-06-27' - to_months(k::int))"
                                + " group by customer having count(*) >= 4"),
                arguments("lost", "select customer from buyer where last < date '2011-03-29'"),
                arguments(
                        "came_back",
                        "select distinct customer from (select customer,"
                                + " moment::date as day, lag(moment::date) over"
                                + " (partition by customer order by moment) as before"
                                + " from (select distinct customer, moment from line))"
                                + " where day >= date '2011-05-28' and day - 60 > before"),
                arguments(
                        "abroad",
                        "select distinct customer from line"
                                + " where country <> 'United Kingdom'"),
                arguments(
                        "wholesale",
                        "select customer from line group by customer"
                                + " having max(quantity) >= 100 and sum(amount)::double / count(*) > 20"),
                arguments(
                        "bought_when_clocks_changed",
                        "select distinct customer from line"
                                + " where moment::date between date '2011-03-27' and date '2011-03-28'"),
                arguments(
                        "bought_again_within_a_week",
                        "select distinct a.customer from"
                                + " (select distinct customer, moment from line) a,"
                                + " (select distinct customer, moment from line) b"
                                + " where a.customer = b.customer and b.moment > a.moment"
                                + " and b.moment::date <= a.moment::date + 7"
                                + " and a.moment::date between date '2011-01-01' and date '2011-03-31'"),
                arguments(
                        "nobody_else",
                        "select customer from scored"
                                + " where not (recency >= 4 and frequency >= 4 and monetary >= 4)"
                                + " and not last < date '2011-03-29' and revenue < (select revenue"
                                + " from buyer order by revenue desc limit 1 offset"
                                + " (select ((count(*) + 9) // 10 - 1) from buyer))"));
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
