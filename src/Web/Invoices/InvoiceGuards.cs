namespace Visavis.Web.Invoices;

/// <summary>
/// What the database itself refuses: a number that does not follow the last, taking back more than was invoiced, and any change to what was issued or recorded. An invoice may only
/// forget whose it was.
/// </summary>
public static class InvoiceGuards
{
    private static readonly string[] Frozen =
    [
        "Id",
        "IssuerId",
        "Pseudonym",
        "Series",
        "Year",
        "Sequence",
        "IssuedAt",
        "IssuedOn",
        "DueOn",
        "FirstDay",
        "LastDay",
        "NetCents",
        "TaxCents",
        "DueCents",
        "CorrectsId",
        "PdfHash",
    ];

    private static readonly string[] Written = ["InvoicePapers", "InvoicePayments"];

    private const string Next = """
        1 + (SELECT COALESCE(MAX("Sequence"), 0) FROM "Invoices"
             WHERE "IssuerId" = NEW."IssuerId" AND "Series" = NEW."Series" AND "Year" = NEW."Year")
        """;

    private const string TakesBackTooMuch = """
        NEW."CorrectsId" IS NOT NULL AND NEW."DueCents" + (SELECT COALESCE(SUM("DueCents"), 0) FROM "Invoices"
             WHERE "Id" = NEW."CorrectsId" OR "CorrectsId" = NEW."CorrectsId") < 0
        """;

    private const string GivesToSomebody = """
        (NEW."ClientId" IS NOT NULL AND (OLD."ClientId" IS NULL OR NEW."ClientId" <> OLD."ClientId"))
        OR (NEW."GuestEmail" IS NOT NULL AND (OLD."GuestEmail" IS NULL OR NEW."GuestEmail" <> OLD."GuestEmail"))
        OR (NEW."ClientFileId" IS NOT NULL AND (OLD."ClientFileId" IS NULL OR NEW."ClientFileId" <> OLD."ClientFileId"))
        """;

    public static string CreateOnSqlite { get; } =
        $"""
            CREATE TRIGGER "Invoices_Frozen" BEFORE UPDATE OF {string.Join(", ", Frozen.Select(column => $"\"{column}\""))} ON "Invoices"
            BEGIN SELECT RAISE(ABORT, 'An invoice is never changed.'); END;
            CREATE TRIGGER "Invoices_Forget" BEFORE UPDATE ON "Invoices" WHEN {GivesToSomebody}
            BEGIN SELECT RAISE(ABORT, 'An invoice is given to nobody else.'); END;
            CREATE TRIGGER "Invoices_NoDelete" BEFORE DELETE ON "Invoices"
            BEGIN SELECT RAISE(ABORT, 'An invoice is never removed.'); END;
            CREATE TRIGGER "Invoices_Gapless" BEFORE INSERT ON "Invoices" WHEN NEW."Sequence" <> {Next}
            BEGIN SELECT RAISE(ABORT, 'The number does not follow the last.'); END;
            CREATE TRIGGER "Invoices_Credited" BEFORE INSERT ON "Invoices" WHEN {TakesBackTooMuch}
            BEGIN SELECT RAISE(ABORT, 'More is taken back than was invoiced.'); END;

            """
        + string.Concat(
            Written.Select(table =>
                $"""
                    CREATE TRIGGER "{table}_NoUpdate" BEFORE UPDATE ON "{table}"
                    BEGIN SELECT RAISE(ABORT, 'What was written stays.'); END;
                    CREATE TRIGGER "{table}_NoDelete" BEFORE DELETE ON "{table}"
                    BEGIN SELECT RAISE(ABORT, 'What was written stays.'); END;

                    """
            )
        );

    public static string DropOnSqlite { get; } =
        string.Concat(
            new[] { "Frozen", "Forget", "NoDelete", "Gapless", "Credited" }
                .Select(name => $"DROP TRIGGER \"Invoices_{name}\"; ")
                .Concat(Written.Select(table => $"DROP TRIGGER \"{table}_NoUpdate\"; DROP TRIGGER \"{table}_NoDelete\"; "))
        );

    public static string CreateOnPostgreSql { get; } =
        $"""
            CREATE FUNCTION refuse_invoice_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_TABLE_NAME <> 'Invoices' OR TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'What was written (%) stays.', TG_TABLE_NAME; END IF;
              IF (to_jsonb(NEW) - 'ClientId' - 'GuestEmail' - 'ClientFileId') <> (to_jsonb(OLD) - 'ClientId' - 'GuestEmail' - 'ClientFileId')
                 OR {GivesToSomebody} THEN RAISE EXCEPTION 'An invoice is never changed.'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER "Invoices_NoChange" BEFORE UPDATE OR DELETE ON "Invoices" FOR EACH ROW EXECUTE FUNCTION refuse_invoice_change();
            CREATE TRIGGER "Invoices_NoTruncate" BEFORE TRUNCATE ON "Invoices" FOR EACH STATEMENT EXECUTE FUNCTION refuse_invoice_change();
            CREATE FUNCTION refuse_invoice_gap() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW."Sequence" <> {Next} THEN RAISE EXCEPTION 'The number does not follow the last.'; END IF;
              IF {TakesBackTooMuch} THEN RAISE EXCEPTION 'More is taken back than was invoiced.'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER "Invoices_Gapless" BEFORE INSERT ON "Invoices" FOR EACH ROW EXECUTE FUNCTION refuse_invoice_gap();

            """
        + string.Concat(
            Written.Select(table =>
                $"""
                    CREATE TRIGGER "{table}_NoChange" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_invoice_change();
                    CREATE TRIGGER "{table}_NoTruncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_invoice_change();

                    """
            )
        );

    public static string DropOnPostgreSql { get; } =
        string.Concat(
            Written
                .Append("Invoices")
                .Select(table => $"DROP TRIGGER \"{table}_NoChange\" ON \"{table}\"; DROP TRIGGER \"{table}_NoTruncate\" ON \"{table}\"; ")
        ) + "DROP TRIGGER \"Invoices_Gapless\" ON \"Invoices\"; DROP FUNCTION refuse_invoice_gap(); DROP FUNCTION refuse_invoice_change();";
}
