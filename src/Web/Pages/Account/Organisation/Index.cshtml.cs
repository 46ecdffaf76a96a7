using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Localization;
using Visavis.Web.Organisations;

namespace Visavis.Web.Pages.Account.Organisation;

/// <summary>Sites, services, members and invitations of an organisation, for its members; each sees what their role allows.</summary>
public sealed class IndexModel(
    OrganisationReader reader,
    OrganisationOpening opening,
    SiteEditor sites,
    ServiceEditor services,
    MemberEditor members,
    InvitationSender invitations,
    OrganisationWords words,
    IStringLocalizer<OrganisationTexts> texts
) : ManagePageModel
{
    /// <summary>Which organisation, for who belongs to several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    /// <summary>The site, service, membership or invitation a form is about.</summary>
    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public int By { get; set; }

    [BindProperty]
    public SiteInput Site { get; set; } = new();

    [BindProperty]
    public ServiceInput Service { get; set; } = new();

    [BindProperty]
    public MemberInput Member { get; set; } = new();

    public IReadOnlyList<OrganisationEntry> Mine { get; private set; } = [];

    /// <summary>Null for a person in no organisation.</summary>
    public OrganisationOverview? Overview { get; private set; }

    public bool CanOpen { get; private set; }

    /// <summary>Section and id of the form that was refused; it is shown open, with what was typed.</summary>
    public string? RefusedForm { get; private set; }

    private Guid Target => Guid.TryParse(Id, out var id) ? id : Guid.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        var opened = await opening.OpenAsync(AccountId, cancellationToken);
        return opened ? Back("services", texts["Votre organisation est ouverte. Ajoutez ses services, puis invitez vos employés."]) : Forbid();
    }

    public Task<IActionResult> OnPostSaveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
            {
                if (Site.Read(texts, (field, text) => Refuse($"Site.{field}", text)) is not { } details)
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
                        ? texts["Le site {0} est ajouté.", details.Name]
                        : Changed(
                            (texts["Nom"], before.Name, details.Name),
                            (texts["Adresse"], before.AddressLine, details.AddressLine),
                            (texts["Commune"], before.CommuneCode, details.Commune.Code)
                        )
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostMoveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
                (await sites.MoveAsync(organisation, AccountId, Target, By, cancellationToken), texts["L’ordre des sites a changé."]),
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async organisation =>
                (await sites.RemoveAsync(organisation, AccountId, Target, cancellationToken), texts["Le site est retiré."]),
            cancellationToken
        );

    public Task<IActionResult> OnPostAddServiceAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "services",
            async organisation =>
                Service.Read(texts, (field, text) => Refuse($"Service.{field}", text)) is { } details
                    ? (
                        await services.AddAsync(organisation, AccountId, details, cancellationToken),
                        texts["Le service {0} est ajouté.", words.Service(details.Kind, details.Name)]
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
                if (Service.ReadName(texts, (field, text) => Refuse($"Service.{field}", text)) is not { } name)
                {
                    return null;
                }

                if (before is not null && words.Service(before) == name)
                {
                    return (OrganisationAnswer.Done, Changed());
                }

                return (
                    await services.RenameAsync(organisation, AccountId, Target, name, Stamp, cancellationToken),
                    Changed((texts["Nom"], "", name))
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveServiceAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "services",
            async organisation =>
                (await services.RemoveAsync(organisation, AccountId, Target, cancellationToken), texts["Le service est retiré."]),
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
                    Changed(
                        (texts["Rôle"], before.Role, role),
                        (texts["Services"], Sorted(before.Membership.ServiceIds), Sorted(asked))
                    )
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostRemoveMemberAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "members",
            async organisation =>
                (
                    await members.EndAsync(organisation, AccountId, Target, cancellationToken),
                    texts["Cette personne ne fait plus partie de l’organisation."]
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "members",
            async organisation =>
                (
                    await members.EndAsync(organisation, AccountId, Overview!.Own.Id, cancellationToken),
                    texts["Vous avez quitté {0}.", Overview.Page.DisplayName]
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "invitations",
            async organisation =>
            {
                var email = MailAddressText.Read(Member.Email);
                if (email is null)
                {
                    Refuse("Member.Email", texts["Indiquez une adresse e-mail, comme « prenom.nom@exemple.fr »."]);
                }

                if (Member.ReadRole() is not { } role)
                {
                    Refuse("Member.Role", texts["Choisissez un rôle de la liste."]);
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
                        texts["L’invitation part à {0}.", email]
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
                    texts["Une nouvelle invitation part ; le lien précédent ne sert plus."]
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "invitations",
            async organisation =>
                (await invitations.RevokeAsync(organisation, AccountId, Target, cancellationToken), texts["L’invitation est annulée."]),
            cancellationToken
        );

    private string Here => $"{Request.Scheme}://{Request.Host}";

    private static string Sorted(IEnumerable<Guid> ids) => string.Join(' ', ids.Order());

    private string Changed(params (string Name, object? Before, object? After)[] fields) =>
        ChangedFields.Of(fields) is { Count: > 0 } changed
            ? texts["Enregistré. Modifié : {0}.", string.Join(", ", changed)]
            : texts["Rien n’a changé."];

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await reader.MineAsync(AccountId, cancellationToken);
        var asked = Guid.TryParse(Of, out var id) ? id : (Guid?)null;
        if (asked is null && Mine.Count == 0)
        {
            CanOpen = await opening.CanOpenAsync(AccountId, cancellationToken);
            return true;
        }

        Overview = await reader.ReadAsync(asked ?? Mine[0].Id, AccountId, cancellationToken);
        return Overview is not null;
    }

    /// <param name="change">Null when a field was refused; else what became of it and the sentence for when it is done.</param>
    private async Task<IActionResult> ChangeAsync(
        string section,
        Func<Guid, Task<(OrganisationAnswer Answer, string Sentence)?>> change,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken) || Overview is null)
        {
            return NotFound();
        }

        RefusedForm = $"{section} {Id}";
        if (await change(Overview.Id) is not var (answer, sentence))
        {
            return Page();
        }

        switch (answer)
        {
            case OrganisationAnswer.Done:
                return Back(section, sentence);
            case OrganisationAnswer.Absent:
                return NotFound();
            case OrganisationAnswer.NotAllowed:
                return Forbid();
            case OrganisationAnswer.ChangedElsewhere:
                await LoadAsync(cancellationToken);
                return Conflict(section);
            default:
                Refuse(section, Reason(answer, section));
                return Page();
        }
    }

    private void Refuse(string field, string sentence) => ModelState.AddModelError(field, sentence);

    private string Reason(OrganisationAnswer answer, string section) =>
        answer switch
        {
            OrganisationAnswer.LastOwner => texts["Il faut au moins un propriétaire : nommez-en d’abord un autre."],
            OrganisationAnswer.Duplicate => texts["Ce service existe déjà."],
            OrganisationAnswer.TooOften => texts["Trop d’invitations sont parties aujourd’hui. Réessayez demain."],
            _ => section switch
            {
                "sites" => texts["Une organisation a {0} sites au plus.", SiteEditor.Most],
                "services" => texts["Une organisation a {0} services au plus.", ServiceEditor.Most],
                _ => texts["{0} invitations au plus attendent en même temps. Annulez-en une d’abord.", InvitationSender.MostPending],
            },
        };

    private IActionResult Back(string section, string sentence)
    {
        (NoticeSection, NoticeText) = (section, sentence);
        return LocalRedirect(Mine.Count > 1 ? $"{Request.Path}?of={Overview!.Id}#{section}" : $"{Request.Path}#{section}");
    }
}
