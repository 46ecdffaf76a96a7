namespace Visavis.Web.Data;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
