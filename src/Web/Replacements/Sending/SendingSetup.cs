using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Sending;

/// <summary>What a planner sets up: that the organisation sends substitutes, its lists, who they are, and the sites of its clients.</summary>
public sealed class SendingSetup(VisavisDbContext db, TimeProvider time, IStringLocalizer<ReplacementTexts> texts)
{
    /// <summary>Highest limit of a substitute's week.</summary>
    public const int MostWeekHours = 60;

    /// <summary>Childcare as the example a new service begins with.</summary>
    public static readonly IReadOnlyList<(ListKind Kind, string Name)> Childcare =
    [
        (ListKind.Function, "Éducatrice ou éducateur"),
        (ListKind.Function, "Auxiliaire"),
        (ListKind.Function, "Cuisine"),
        (ListKind.AgeGroup, "0–18 mois"),
        (ListKind.AgeGroup, "18 mois – 3 ans"),
        (ListKind.AgeGroup, "3–5 ans"),
        (ListKind.Task, "Groupe entier"),
        (ListKind.Task, "Pauses et fermeture"),
    ];

    /// <summary>The service, opened when a planner asks; null for who is no planner of the organisation.</summary>
    public async Task<SendingService?> OpenAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken)
    {
        if (!await IsPlannerAsync(organisationId, accountId, cancellationToken))
        {
            return null;
        }

        // Two pages that are opened at once make it once.
        return await Overtaken.AgainAsync(db, () => FindOrMakeAsync(organisationId, cancellationToken));
    }

    private async Task<SendingService> FindOrMakeAsync(Guid organisationId, CancellationToken cancellationToken)
    {
        var service = await db.Set<SendingService>().SingleOrDefaultAsync(s => s.OrganisationId == organisationId, cancellationToken);
        if (service is null)
        {
            service = new SendingService { OrganisationId = organisationId, CreatedAt = time.GetUtcNow() };
            db.Add(service);
            for (var position = 0; position < Childcare.Count; position++)
            {
                db.Add(NewEntry(organisationId, Childcare[position].Kind, Childcare[position].Name, position));
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return service;
    }

    public Task<bool> IsPlannerAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken) =>
        db.IsPlannerAsync(organisationId, accountId, cancellationToken);

    public static ListEntry NewEntry(Guid organisationId, ListKind kind, string name, int position) =>
        new()
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            Kind = kind,
            Name = name,
            Position = position,
        };

    /// <returns>What was wrong, in the reader's language; null when it was added.</returns>
    public async Task<string?> AddEntryAsync(Guid organisationId, ListKind kind, string? name, CancellationToken cancellationToken)
    {
        var clean = PersonalText.Clean(name, ListEntry.LongestName);
        if (!clean.Any(char.IsLetterOrDigit) || !Enum.IsDefined(kind))
        {
            return texts["Donnez un nom."];
        }

        var entries = await db.Set<ListEntry>().Where(e => e.OrganisationId == organisationId).ToListAsync(cancellationToken);
        if (entries.Count >= ListEntry.Most)
        {
            return texts["La liste est pleine."];
        }

        var same = entries.Find(e => e.Kind == kind && string.Equals(e.Name, clean, StringComparison.OrdinalIgnoreCase));
        if (same is { IsRetired: false })
        {
            return texts["Ce nom y est déjà."];
        }

        if (same is not null)
        {
            same.IsRetired = false;
        }
        else
        {
            db.Add(NewEntry(organisationId, kind, clean, entries.Count));
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    public async Task<bool> RetireEntryAsync(Guid organisationId, Guid id, CancellationToken cancellationToken)
    {
        if (
            await db.Set<ListEntry>().SingleOrDefaultAsync(e => e.OrganisationId == organisationId && e.Id == id, cancellationToken)
            is not { } entry
        )
        {
            return false;
        }

        entry.IsRetired = true;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes a member of the organisation, or anybody with an account whose address is given, one of its substitutes.</summary>
    public async Task<string?> AddSubstituteAsync(Guid organisationId, string? email, CancellationToken cancellationToken)
    {
        var account = EmailAddress.Compared(email) is not { } plain
            ? null
            : await db
                .Users.Where(a => a.NormalizedEmail == plain && a.EmailConfirmed && a.TermsAcceptedAt != null)
                .Where(a => db.Memberships.Any(m => m.OrganisationId == organisationId && m.AccountId == a.Id && m.LeftAt == null))
                .FirstOrDefaultAsync(cancellationToken);
        return account is null
            ? texts["Aucun membre de l’organisation n’a cette adresse. Invitez d’abord la personne."]
            : await AddSubstituteAsync(organisationId, account.Id, cancellationToken);
    }

    public async Task<string?> AddSubstituteAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken)
    {
        if (
            !await db.Memberships.AnyAsync(
                m => m.OrganisationId == organisationId && m.AccountId == accountId && m.LeftAt == null,
                cancellationToken
            )
        )
        {
            return texts["Cette personne n’est pas membre de l’organisation."];
        }

        await Overtaken.AgainAsync(db, () => PutSubstituteAsync(organisationId, accountId, cancellationToken));
        return null;
    }

    private async Task PutSubstituteAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken)
    {
        var there = await db.Set<Substitute>()
            .SingleOrDefaultAsync(s => s.OrganisationId == organisationId && s.AccountId == accountId, cancellationToken);
        if (there is null)
        {
            db.Add(
                new Substitute
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisationId,
                    AccountId = accountId,
                    AddedAt = time.GetUtcNow(),
                }
            );
        }
        else
        {
            there.EndedAt = null;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> SaveSubstituteAsync(Guid organisationId, Guid id, SubstituteInput input, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Substitute>().SingleOrDefaultAsync(s => s.OrganisationId == organisationId && s.Id == id, cancellationToken)
            is not { } row
        )
        {
            return false;
        }

        var entries = await db.Set<ListEntry>().Where(e => e.OrganisationId == organisationId).ToListAsync(cancellationToken);
        var sites = await db.Set<ClientSite>()
            .Where(s => db.Set<ClientFile>().Any(f => f.Id == s.FileId && f.OrganisationId == organisationId))
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);
        row.FunctionIds = [.. input.Functions.Where(i => entries.Exists(e => e.Id == i && e.Kind == ListKind.Function))];
        row.AgeGroupIds = [.. input.AgeGroups.Where(i => entries.Exists(e => e.Id == i && e.Kind == ListKind.AgeGroup))];
        row.PreferredSiteIds = [.. input.PreferredSites.Where(sites.Contains)];
        row.RefusedSiteIds = [.. input.RefusedSites.Where(s => sites.Contains(s) && !input.PreferredSites.Contains(s))];
        var proof = PersonalText.Clean(input.Proof, Substitute.LongestNote);
        row.QualificationProof = proof.Length == 0 ? null : proof;
        var note = PersonalText.Clean(input.Note, Substitute.LongestNote);
        row.Note = note.Length == 0 ? null : note;
        row.WeekMinutes = input.WeekHours is >= 1 and <= MostWeekHours ? input.WeekHours * 60 : null;
        row.EndedAt = input.IsActive ? null : row.EndedAt ?? time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>The form of a substitute's record as it was sent.</summary>
public sealed class SubstituteInput
{
    public IList<Guid> Functions { get; set; } = [];

    public IList<Guid> AgeGroups { get; set; } = [];

    public IList<Guid> PreferredSites { get; set; } = [];

    public IList<Guid> RefusedSites { get; set; } = [];

    /// <summary>Diploma or certificate seen; empty for who is not qualified.</summary>
    public string? Proof { get; set; }

    public string? Note { get; set; }

    public int? WeekHours { get; set; }

    public bool IsActive { get; set; }
}
