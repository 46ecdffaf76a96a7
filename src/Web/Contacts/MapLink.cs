namespace Visavis.Web.Contacts;

/// <summary>A plain link to a map: nothing of it is loaded before somebody follows it.</summary>
public static class MapLink
{
    public static string To(string address) => $"https://www.openstreetmap.org/search?query={Uri.EscapeDataString(address)}";
}
