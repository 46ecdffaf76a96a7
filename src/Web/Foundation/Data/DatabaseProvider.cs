namespace Visavis.Web.Foundation.Data;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
