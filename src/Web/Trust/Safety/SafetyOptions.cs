namespace Visavis.Web.Trust.Safety;

/// <summary>Section <c>Safety</c> of the configuration: which public service helps with what. Numbers change: the day they were checked is shown.</summary>
public sealed class SafetyOptions
{
    public const string Section = "Safety";

    public DateOnly CheckedOn { get; set; } = new(2026, 11, 25);

    /// <summary>In their order; configured ones replace these.</summary>
    public IList<PublicService> Services { get; set; } = [];

    public IReadOnlyList<PublicService> Shown => Services.Count > 0 ? [.. Services] : Defaults;

    private static readonly PublicService[] Defaults =
    [
        new()
        {
            Name = "17, 112, 114 (SMS)",
            ForFr = "Danger immédiat pour une personne",
            ForEn = "Immediate danger to a person",
            Kinds = "ThreatToLife",
        },
        new()
        {
            Name = "119 – Allô enfance en danger",
            ForFr = "Enfant en danger",
            ForEn = "Child in danger",
            Kinds = "MinorInDanger",
        },
        new()
        {
            Name = "0 892 705 705",
            ForFr = "Faire opposition à une carte, si votre banque ne répond pas",
            ForEn = "Block a card, if your bank does not answer",
            Kinds = "MoneyTaken CodeOrCardAsked",
        },
        new()
        {
            Name = "Perceval",
            Url = "https://www.service-public.fr/particuliers/vosdroits/R46526",
            ForFr = "Signaler une fraude à la carte bancaire",
            ForEn = "Report card fraud",
            Kinds = "CodeOrCardAsked",
        },
        new()
        {
            Name = "Thésée",
            Url = "https://www.service-public.fr/particuliers/vosdroits/N31138",
            ForFr = "Porter plainte en ligne pour une escroquerie sur internet",
            ForEn = "File a complaint online about an internet scam",
            Kinds = "MoneyTaken FalseProfile Impersonation HijackedAccount",
        },
        new()
        {
            Name = "SignalConso",
            Url = "https://signal.conso.gouv.fr",
            ForFr = "Prestation payée et non faite, litige avec un professionnel",
            ForEn = "Service paid and not done, dispute with a professional",
            Kinds = "PaidNotDone",
        },
        new()
        {
            Name = "Pharos",
            Url = "https://www.internet-signalement.gouv.fr",
            ForFr = "Contenu illégal : haine, menace, apologie, atteinte à un enfant",
            ForEn = "Illegal content: hate, threat, harm to a child",
            Kinds = "Hate IllegalService SexualContent",
        },
        new()
        {
            Name = "17Cyber",
            Url = "https://17cyber.gouv.fr",
            ForFr = "Compte piraté, hameçonnage : diagnostic et conseils",
            ForEn = "Hijacked account, phishing: diagnosis and advice",
            Kinds = "HijackedAccount Impersonation",
        },
        new()
        {
            Name = "3018",
            ForFr = "Harcèlement en ligne",
            ForEn = "Online harassment",
            Kinds = "Harassment",
        },
        new()
        {
            Name = "0 805 805 817 – Info Escroqueries",
            ForFr = "Être conseillé après une arnaque",
            ForEn = "Advice after a scam",
            Kinds = "MoneyTaken Other",
        },
        new()
        {
            Name = "116 006 – France Victimes",
            ForFr = "Être écouté et aidé",
            ForEn = "Being heard and helped",
            Kinds = "Other",
        },
    ];
}

/// <summary>Somebody who helps.</summary>
public sealed class PublicService
{
    public string Name { get; set; } = "";

    public string? Url { get; set; }

    public string ForFr { get; set; } = "";

    public string ForEn { get; set; } = "";

    /// <summary>Kinds of reports it is right for, separated by spaces.</summary>
    public string Kinds { get; set; } = "";
}
