namespace Visavis.Web.Registration;

/// <summary>The clock of a French commune by its INSEE code: overseas it is another than in Paris.</summary>
public static class CommuneZones
{
    public const string Mainland = "Europe/Paris";

    private static readonly Dictionary<string, string> Overseas = new()
    {
        ["971"] = "America/Guadeloupe",
        ["972"] = "America/Martinique",
        ["973"] = "America/Cayenne",
        ["974"] = "Indian/Reunion",
        ["975"] = "America/Miquelon",
        ["976"] = "Indian/Mayotte",
        ["977"] = "America/St_Barthelemy",
        ["978"] = "America/Marigot",
        ["986"] = "Pacific/Wallis",
        ["987"] = "Pacific/Tahiti",
        ["988"] = "Pacific/Noumea",
    };

    public static string Of(string? communeCode) =>
        communeCode?.Length >= 3 && Overseas.TryGetValue(communeCode[..3], out var zone) ? zone : Mainland;
}
