namespace Visavis.Web.Trust.Reports;

/// <summary>What a report says happened.</summary>
public enum ReportKind
{
    MoneyTaken = 1,
    CodeOrCardAsked = 2,
    FalseProfile = 3,
    Impersonation = 4,
    HijackedAccount = 5,
    PaidNotDone = 6,
    IllegalService = 7,
    Harassment = 8,
    Hate = 9,
    SexualContent = 10,
    MinorInDanger = 11,
    ThreatToLife = 12,
    Other = 13,
}

/// <summary>What follows from a kind by itself.</summary>
public static class ReportKinds
{
    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<ReportKind> All { get; } = [.. Enum.GetValues<ReportKind>()];

    /// <summary>Emergency numbers come first, and neither a name nor an address is asked for.</summary>
    public static bool ThreatensLife(this ReportKind kind) => kind is ReportKind.ThreatToLife or ReportKind.MinorInDanger;

    /// <summary>Grave enough for a protective limit before a human looks.</summary>
    public static bool IsGrave(this ReportKind kind) =>
        kind
            is ReportKind.MoneyTaken
                or ReportKind.CodeOrCardAsked
                or ReportKind.IllegalService
                or ReportKind.MinorInDanger
                or ReportKind.ThreatToLife
                or ReportKind.HijackedAccount;

    /// <summary>Whether money may have left: the bank is named before everything else.</summary>
    public static bool IsAboutMoney(this ReportKind kind) =>
        kind is ReportKind.MoneyTaken or ReportKind.CodeOrCardAsked or ReportKind.PaidNotDone;

    /// <summary>How much sooner it is read than others of the same age.</summary>
    public static int Weight(this ReportKind kind) =>
        kind switch
        {
            ReportKind.ThreatToLife or ReportKind.MinorInDanger => 100,
            ReportKind.HijackedAccount or ReportKind.CodeOrCardAsked or ReportKind.MoneyTaken => 20,
            ReportKind.IllegalService or ReportKind.Impersonation or ReportKind.SexualContent or ReportKind.Hate => 10,
            ReportKind.Harassment or ReportKind.PaidNotDone => 8,
            _ => 3,
        };
}
