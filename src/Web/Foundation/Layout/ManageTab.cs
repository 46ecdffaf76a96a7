using System.Security.Claims;

namespace Visavis.Web.Foundation.Layout;

/// <summary>One tab of "Manage my account".</summary>
/// <param name="Name">French, the key of its translation.</param>
/// <param name="ForListed">Only for people with a profile in the directory.</param>
/// <param name="ForOrganised">Only for people who belong to an organisation, or are one.</param>
/// <param name="Onwards">Where steps further of this tab stand, when not below its own address.</param>
public sealed record ManageTab(
    string Name,
    string Address,
    string Icon,
    bool ForListed = false,
    bool ForOrganised = false,
    IReadOnlyList<string>? Onwards = null
)
{
    public static IReadOnlyList<ManageTab> All { get; } =
    [
        new(
            "Profil",
            "/account/profile",
            "circle-user",
            Onwards:
            [
                "/account/portrait",
                "/account/contact",
                "/account/places",
                "/account/client-file",
                "/account/call-price",
                "/account/marks",
                "/account/category",
            ]
        ),
        new("Galerie", "/account/gallery", "images", ForListed: true),
        new("Documents", "/account/documents", "file-text", ForListed: true),
        new("Agenda et disponibilité", "/account/calendar", "calendar", ForListed: true),
        new("Organisation", "/account/organisation", "building-2", ForOrganised: true),
        new("Notifications", "/account/notifications", "bell", Onwards: ["/account/channel"]),
        new("Sécurité", "/account/security", "shield", Onwards: ["/account/blocked"]),
        new("Autres", "/account/other", "ellipsis", Onwards: ["/account/unsubscribe"]),
    ];

    public bool Holds(PathString path) => IsUnder(path, Address) || Onwards?.Any(address => IsUnder(path, address)) == true;

    private static bool IsUnder(PathString path, string address) => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Whom the tabs for organisations are shown to. Organisations stand above and answer.</summary>
public interface IOrganisationTies
{
    /// <summary>Whether the person is an organisation, or belongs to one.</summary>
    Task<bool> HasAnyAsync(ClaimsPrincipal person, CancellationToken cancellationToken);
}
