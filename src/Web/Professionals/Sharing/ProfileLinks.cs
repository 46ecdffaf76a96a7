using Visavis.Search;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>The absolute addresses of a profile, for whoever takes them elsewhere.</summary>
public sealed record ProfileLinks
{
    private ProfileLinks(string site, Professional person)
    {
        Site = site;
        Reference = ReferenceCode.Display(person.ReferenceCode);
        Page = site + ProfessionalDirectory.ProfilePath(person);
    }

    public string Site { get; }

    /// <summary>As it is said and typed: <c>V-7K3M</c>.</summary>
    public string Reference { get; }

    public string Page { get; }

    /// <summary>Leads to the page, whatever its readable part becomes.</summary>
    public string Direct => $"{Site}/{Reference}";

    /// <summary>The picture that networks show beside the link, 1200 by 630 pixels.</summary>
    public string Picture => $"{Site}/professionals/{Reference}/share.png";

    /// <summary>The card for other sites.</summary>
    public string Card => $"{Site}/embed/{Reference}";

    /// <summary>Path on this site.</summary>
    public string QrPath => $"/professionals/{Reference}/qr.svg";

    /// <param name="site">What the addresses begin with, without a slash at the end.</param>
    public static ProfileLinks Of(string site, Professional person) => new(site, person);
}
