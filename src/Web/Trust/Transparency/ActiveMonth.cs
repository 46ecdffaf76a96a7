namespace Visavis.Web.Trust.Transparency;

/// <summary>How many people used the site signed in, in one month: counted while it runs, because who comes again leaves no trace of having come before.</summary>
public sealed class ActiveMonth
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }

    public int People { get; set; }
}
