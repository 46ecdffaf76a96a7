namespace Visavis.Web.Trust;

/// <summary>What the database itself refuses: to change or remove a line of the audit trail, or to change a decision.</summary>
public static class TrustGuards
{
    public const string CreateOnSqlite = """
        CREATE TRIGGER "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'The audit trail is never changed.'); END;
        CREATE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'The audit trail is never shortened.'); END;
        CREATE TRIGGER "Decisions_NoUpdate" BEFORE UPDATE ON "Decisions"
        BEGIN SELECT RAISE(ABORT, 'A decision is written once.'); END;
        """;

    public const string DropOnSqlite = """
        DROP TRIGGER "AuditEntries_NoUpdate";
        DROP TRIGGER "AuditEntries_NoDelete";
        DROP TRIGGER "Decisions_NoUpdate";
        """;

    public const string CreateOnPostgreSql = """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is never changed.', TG_TABLE_NAME; END $$;
        CREATE TRIGGER "AuditEntries_NoChange" BEFORE UPDATE OR DELETE ON "AuditEntries"
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER "AuditEntries_NoTruncate" BEFORE TRUNCATE ON "AuditEntries"
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER "Decisions_NoChange" BEFORE UPDATE ON "Decisions"
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """;

    public const string DropOnPostgreSql = """
        DROP TRIGGER "AuditEntries_NoChange" ON "AuditEntries";
        DROP TRIGGER "AuditEntries_NoTruncate" ON "AuditEntries";
        DROP TRIGGER "Decisions_NoChange" ON "Decisions";
        DROP FUNCTION refuse_change();
        """;
}
