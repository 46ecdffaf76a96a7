using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;

namespace Visavis.Web.Organisations.Pages.Manage;

/// <summary>Sites, services, members and invitations of an organisation, for its members; each sees what their role allows.</summary>
public sealed class IndexModel(
    OrganisationReader reader,
    OrganisationOpening opening,
    SiteEditor sites,
    ServiceEditor services,
    MemberEditor members,
    InvitationSender invitations,
    OrganisationWords words,
    SiteAddress address,
    EmailSentences emails,
    IStringLocalizer<ContactTexts> placeTexts,
    IStringLocalizer<OrganisationTexts> texts
) : OrganisationPageModel(reader, texts)
{
    [BindProperty]
    public int By { get; set; }

    [BindProperty]
    public PlaceInput Site { get; set; } = new();

    [BindProperty]
    public ServiceInput Service { get; set; } = new();

    [BindProperty]
    public MemberInput Member { get; set; } = new();

    /// <summary>Whether this person's profile could become an organisation's page.</summary>
    public bool CanOpen { get; private set; }

    private string Here => address.Of(Request);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        CanOpen = Overview is null && await opening.CanOpenAsync(AccountId, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        await opening.OpenAsync(AccountId, cancellationToken)
            ? Done("services", Texts["Votre organisation est ouverte. Ajoutez ses services, puis invitez vos employés."])
            : Forbid();

    public Task<IActionResult> OnPostSaveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
            {
                if (Site.Read(placeTexts, (field, text) => Refuse($"Site.{field}", text)) is not { } details)
                {
                    return null;
                }

                var before = Overview!.Sites.SingleOrDefault(s => s.Id == Target);
                var answer = string.IsNullOrEmpty(Id)
                    ? await sites.AddAsync(organisation, AccountId, details, cancellationToken)
                    : await sites.SaveAsync(organisation, AccountId, Target, details, Stamp, cancellationToken);
                return (
                    answer,
                    before is null
                        ? Texts["Le site {0} est ajouté.", details.Name]
                        : Changed(
                            (Texts["Nom"], before.Name, details.Name),
                            (Texts["Adresse"], before.AddressLine, details.AddressLine),
                            (Texts["Commune"], before.CommuneCode, details.Commune.Code),
                            (Texts["Accès"], before.Access, details.Access),
                            (Texts["Téléphone"], before.Telephone, details.Telephone)
                        )
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostMoveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
                (await sites.MoveAsync(organisation, AccountId, Target, By, cancellationToken), Texts["L’ordre des sites a changé."]),
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
                (await sites.RemoveAsync(organisation, AccountId, Target, cancellationToken), Texts["Le site est retiré."]),
            cancellationToken
        );

    public Task<IActionResult> OnPostAddServiceAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "services",
            async organisation =>
                Service.Read(Texts, (field, text) => Refuse($"Service.{field}", text)) is { } details
                    ? (
                        await services.AddAsync(organisation, AccountId, details, cancellationToken),
                        Texts["Le service {0} est ajouté.", words.Service(details.Kind, details.Name)]
                    )
                    : null,
            cancellationToken
        );

    public Task<IActionResult> OnPostRenameServiceAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "services",
            async organisation =>
            {
                var before = Overview!.Services.SingleOrDefault(s => s.Id == Target);
                if (Service.ReadName(Texts, (field, text) => Refuse($"Service.{field}", text)) is not { } name)
                {
                    return null;
                }

                if (before is not null && words.Service(before) == name)
                {
                    return (OrganisationAnswer.Done, Changed());
                }

                return (
                    await services.RenameAsync(organisation, AccountId, Target, name, Stamp, cancellationToken),
                    Changed((Texts["Nom"], "", name))
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveServiceAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "services",
            async organisation =>
                (await services.RemoveAsync(organisation, AccountId, Target, cancellationToken), Texts["Le service est retiré."]),
            cancellationToken
        );

    public Task<IActionResult> OnPostSaveMemberAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "members",
            async organisation =>
            {
                var before = Overview!.Members.SingleOrDefault(m => m.Id == Target);
                if (before is null || Member.ReadRole() is not { } role)
                {
                    return (OrganisationAnswer.Absent, "");
                }

                var asked = Member.ReadServices();
                return (
                    await members.SaveAsync(organisation, AccountId, Target, role, asked, Stamp, cancellationToken),
                    Changed((Texts["Rôle"], before.Role, role), (Texts["Services"], Sorted(before.Membership.ServiceIds), Sorted(asked)))
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveMemberAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "members",
            async organisation =>
                Target == Overview!.Own.Id
                    ? (OrganisationAnswer.Absent, "")
                    : (
                        await members.EndAsync(organisation, AccountId, Target, cancellationToken),
                        Texts["Cette personne ne fait plus partie de l’organisation."]
                    ),
            cancellationToken
        );

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "members",
            async organisation =>
                (
                    await members.EndAsync(organisation, AccountId, Overview!.Own.Id, cancellationToken),
                    Texts["Vous avez quitté {0}.", Overview.Page.DisplayName]
                ),
            cancellationToken,
            leaves: true
        );

    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "invitations",
            async organisation =>
            {
                var email = EmailAddress.TryClean(Member.Email, out var clean) ? clean : null;
                if (email is null)
                {
                    Refuse("Member.Email", emails.Problem(Member.Email));
                }

                if (Member.ReadRole() is not { } role)
                {
                    Refuse("Member.Role", Texts["Choisissez un rôle de la liste."]);
                    return null;
                }

                return email is null
                    ? null
                    : (
                        await invitations.SendAsync(
                            organisation,
                            AccountId,
                            new InvitationDetails(email, role, Member.ReadServices()),
                            Here,
                            cancellationToken
                        ),
                        Texts["L’invitation part à {0}.", email]
                    );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostResendAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "invitations",
            async organisation =>
                (
                    await invitations.ResendAsync(organisation, AccountId, Target, Here, cancellationToken),
                    Texts["Une nouvelle invitation part ; le lien précédent ne sert plus."]
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "invitations",
            async organisation =>
                (await invitations.RevokeAsync(organisation, AccountId, Target, cancellationToken), Texts["L’invitation est annulée."]),
            cancellationToken
        );

    private static string Sorted(IEnumerable<Guid> ids) => string.Join(' ', ids.Order());
}
