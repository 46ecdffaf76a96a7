namespace Visavis.Web.Trust.Reports;

/// <summary>What was handed to the authorities about a case, or ordered by them: what, to or by whom, when, and who wrote it down. The case goes on.</summary>
public sealed class AuthorityRecord
{
    public const int LongestWhom = 200;

    public Guid Id { get; set; }

    public Guid ReportId { get; set; }

    public AuthorityAct Act { get; set; }

    public required string Whom { get; set; }

    public required string What { get; set; }

    public DateOnly Day { get; set; }

    public Guid ById { get; set; }

    public DateTimeOffset At { get; set; }
}

public enum AuthorityAct
{
    HandedOver = 0,
    Ordered = 1,
}
