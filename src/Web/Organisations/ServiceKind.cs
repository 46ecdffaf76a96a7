namespace Visavis.Web.Organisations;

public enum ServiceKind
{
    /// <summary>Named by the organisation.</summary>
    Own = 0,
    Sales = 1,
    AfterSales = 2,
    Training = 3,
    Accounting = 4,
}
