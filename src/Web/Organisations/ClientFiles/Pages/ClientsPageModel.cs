using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Pages;

namespace Visavis.Web.Organisations.ClientFiles.Pages;

/// <summary>A page about the clients of an organisation, for its members; somebody else's organisation is absent.</summary>
public abstract class ClientsPageModel(OrganisationReader reader) : ManagePageModel
{
    /// <summary>Which organisation, for who belongs to several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public OrganisationOverview Overview { get; private set; } = null!;

    public string OrganisationName => Overview.Page.DisplayName;

    public Membership Own => Overview.Own;

    public bool MayEdit => Own.Role.MayReadClients();

    /// <summary>Address of another page about the same organisation.</summary>
    public string Here(string path) => $"{path}?of={Overview.Id}";

    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.AskedAsync(Of, AccountId, cancellationToken) is not { } overview)
        {
            return false;
        }

        Overview = overview;
        return true;
    }
}
