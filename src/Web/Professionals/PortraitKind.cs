namespace Visavis.Web.Professionals;

public enum PortraitKind
{
    Woman = 0,
    Man = 1,
    Organisation = 2,

    /// <summary>A person whose looks are nobody's guess: a coloured figure without a face. What new accounts get.</summary>
    Figure = 3,
}
