using Visavis.Search;

namespace Visavis.Web.Professionals;

/// <summary>Readable addresses of profiles, <c>/professionals/lea-martin-plombiere-7k3m</c>: the code at the end identifies, the rest is for people.</summary>
public static class ProfileAddress
{
    /// <summary>The one address a profile is found at.</summary>
    public static string Of(string slug, string referenceCode) => $"/professionals/{slug}-{referenceCode.ToLowerInvariant()}";

    /// <summary>The reference code at the end of the last part of a profile's address, or null.</summary>
    public static string? CodeIn(string address) => ReferenceCode.Parse(address[(address.LastIndexOf('-') + 1)..]);
}
