namespace Visavis.Web.Help.Legal;

/// <summary>That somebody listed was told of a version before it held, and when: once.</summary>
public sealed class TermsNotice
{
    public Guid AccountId { get; set; }

    public required string Document { get; set; }

    public int TermsVersion { get; set; }

    public DateTimeOffset At { get; set; }
}
