namespace Visavis.Web.Vouchers;

/// <summary>What the database itself refuses: to change or remove what was written in the ledger, and to move vouchers that are not there.</summary>
public static class VoucherGuards
{
    private static readonly string[] Tables = ["VoucherLots", "VoucherEntries", "VoucherMoves"];

    /// <summary>Only what is reserved (2) or held (3) belongs to a booking; a lot begins with all its vouchers at the issuer (0).</summary>
    private const string Balance = """
        (SELECT CASE WHEN NEW."From" = 0 THEN "Count" ELSE 0 END FROM "VoucherLots" WHERE "Id" = NEW."LotId")
        + (SELECT COALESCE(SUM(CASE WHEN "To" = NEW."From" THEN "Count" WHEN "From" = NEW."From" THEN -"Count" ELSE 0 END), 0)
           FROM "VoucherMoves" WHERE "LotId" = NEW."LotId" AND (NEW."From" NOT IN (2, 3) OR "ClaimId" = NEW."ClaimId"))
        """;

    public static string CreateOnSqlite { get; } =
        string.Concat(
            Tables.Select(table =>
                $"""
                    CREATE TRIGGER "{table}_NoUpdate" BEFORE UPDATE ON "{table}"
                    BEGIN SELECT RAISE(ABORT, 'The ledger is never changed.'); END;
                    CREATE TRIGGER "{table}_NoDelete" BEFORE DELETE ON "{table}"
                    BEGIN SELECT RAISE(ABORT, 'The ledger is never shortened.'); END;

                    """
            )
        )
        + $"""
            CREATE TRIGGER "VoucherMoves_Covered" BEFORE INSERT ON "VoucherMoves" WHEN NEW."Count" > {Balance}
            BEGIN SELECT RAISE(ABORT, 'Vouchers that are not there.'); END;
            """;

    public static string DropOnSqlite { get; } =
        string.Concat(Tables.Select(table => $"DROP TRIGGER \"{table}_NoUpdate\"; DROP TRIGGER \"{table}_NoDelete\"; "))
        + "DROP TRIGGER \"VoucherMoves_Covered\";";

    public static string CreateOnPostgreSql { get; } =
        """
            CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'The ledger (%) is never changed.', TG_TABLE_NAME; END $$;

            """
        + string.Concat(
            Tables.Select(table =>
                $"""
                    CREATE TRIGGER "{table}_NoChange" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
                    CREATE TRIGGER "{table}_NoTruncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

                    """
            )
        )
        // The row of the lot is locked first: of two writers at once the second sees what the first wrote.
        + $"""
            CREATE FUNCTION refuse_uncovered_move() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM 1 FROM "VoucherLots" WHERE "Id" = NEW."LotId" FOR UPDATE;
              IF NEW."Count" > {Balance} THEN RAISE EXCEPTION 'Vouchers that are not there.'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER "VoucherMoves_Covered" BEFORE INSERT ON "VoucherMoves" FOR EACH ROW EXECUTE FUNCTION refuse_uncovered_move();
            """;

    public static string DropOnPostgreSql { get; } =
        "DROP TRIGGER \"VoucherMoves_Covered\" ON \"VoucherMoves\"; DROP FUNCTION refuse_uncovered_move(); "
        + string.Concat(
            Tables.Select(table =>
                $"DROP TRIGGER \"{table}_NoChange\" ON \"{table}\"; DROP TRIGGER \"{table}_NoTruncate\" ON \"{table}\"; "
            )
        )
        + "DROP FUNCTION refuse_ledger_change();";
}
