namespace Visavis.Web.Accounts.Sessions;

/// <summary>Names browser and system in words that need no translation, e.g. <c>Firefox · Windows</c>; empty when the agent says neither.</summary>
public static class DeviceWords
{
    /// <summary>In this order: most agents also name those they want to pass for.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("FxiOS", "Firefox"),
        ("Firefox", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent) =>
        string.Join(" · ", new[] { NameIn(userAgent, Browsers), NameIn(userAgent, Systems) }.OfType<string>());

    private static string? NameIn(string? userAgent, (string Sign, string Name)[] known) =>
        Array.Find(known, entry => userAgent?.Contains(entry.Sign, StringComparison.Ordinal) == true).Name;
}
