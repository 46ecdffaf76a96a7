using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Agreements;

public enum CaseAnswer
{
    Done,

    /// <summary>No such case, or none of theirs.</summary>
    Absent,

    /// <summary>Closed, already accepted, or a newer version came.</summary>
    Over,

    /// <summary>Too many open ones already.</summary>
    TooMany,
}

/// <summary>What a proposal says.</summary>
public sealed record Proposal(string Text, IReadOnlyList<Guid> ProfessionalIds, DateOnly StartsOn, DateOnly? NoHireUntil);

/// <summary>What the client and the organisation's planners do with a case; the other side is told in the same save.</summary>
public sealed class CaseDesk(
    VisavisDbContext db,
    CaseReader reader,
    Notifier notifier,
    ContactSentences contacts,
    IStringLocalizer<AgreementTexts> texts,
    TimeProvider time
)
{
    /// <summary>The first contact.</summary>
    public async Task<(CaseAnswer Answer, Guid Id)> AskAsync(
        Guid clientId,
        Guid organisationId,
        string needs,
        bool isUrgent,
        bool atHome,
        CancellationToken cancellationToken
    )
    {
        var isOrganisation = await RunningOrganisations.HoldAsync(db, organisationId, cancellationToken);
        var isMember = await db.Memberships.AnyAsync(
            m => m.OrganisationId == organisationId && m.AccountId == clientId && m.LeftAt == null,
            cancellationToken
        );
        if (!isOrganisation || isMember || organisationId == clientId)
        {
            return (CaseAnswer.Absent, Guid.Empty);
        }

        var open = await db.Set<ClientCase>()
            .CountAsync(c => c.OrganisationId == organisationId && c.ClientId == clientId && c.ClosedAt == null, cancellationToken);
        if (open >= ClientCase.MostOpen)
        {
            return (CaseAnswer.TooMany, Guid.Empty);
        }

        var made = new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            ClientId = clientId,
            Needs = needs,
            IsUrgent = isUrgent,
            WantsHomeVisit = atHome,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(made);
        var name = await NameAsync(clientId, cancellationToken);
        await TellPlannersAsync(
            made,
            () =>
                new NotificationContent(
                    isUrgent ? texts["Premier contact urgent : {0}", name] : texts["Premier contact : {0}", name],
                    [texts["Convenez d’une visite gratuite, puis proposez une entente."]],
                    texts["Voir la demande"],
                    Path(made.Id)
                ),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return (CaseAnswer.Done, made.Id);
    }

    /// <summary>A new version: what was accepted of an earlier one counts no more. Proposing it, the organisation accepts it.</summary>
    public async Task<CaseAnswer> ProposeAsync(Guid accountId, Guid caseId, Proposal proposal, CancellationToken cancellationToken)
    {
        var found = await db.Set<ClientCase>().Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        if (found is null || !await reader.IsPlannerAsync(found.OrganisationId, accountId, cancellationToken))
        {
            return CaseAnswer.Absent;
        }

        var people = (await reader.PeopleAsync(found.OrganisationId, cancellationToken)).Select(p => p.Id).ToHashSet();
        if (found.ClosedAt is not null)
        {
            return CaseAnswer.Over;
        }

        if (!proposal.ProfessionalIds.All(people.Contains))
        {
            return CaseAnswer.Absent;
        }

        var now = time.GetUtcNow();
        var number = found.Versions.Count == 0 ? 1 : found.Versions.Max(v => v.Number) + 1;
        var version = new AgreementVersion
        {
            Id = Guid.NewGuid(),
            CaseId = caseId,
            Number = number,
            Text = proposal.Text,
            TextHash = CaseRules.Hash(number, proposal.Text, proposal.ProfessionalIds, proposal.StartsOn, proposal.NoHireUntil),
            ProfessionalIds = [.. proposal.ProfessionalIds],
            StartsOn = proposal.StartsOn,
            NoHireUntil = proposal.NoHireUntil,
            CreatedById = accountId,
            CreatedAt = now,
            OrganisationAcceptedAt = now,
            OrganisationAcceptedById = accountId,
        };
        db.Add(version);
        var name = await NameAsync(found.OrganisationId, cancellationToken);
        var file = await reader.FileAsync(found, cancellationToken);
        var named = file is null ? [] : await contacts.NamedAsync(file, cancellationToken);
        await TellAsync(
            found.Id,
            found.ClientId,
            () =>
                new NotificationContent(
                    texts["{0} vous propose une entente", name],
                    [texts["Lisez-la, puis acceptez-la en ligne ou demandez un changement."], .. contacts.Of(named)],
                    texts["Lire l’entente"],
                    Path(caseId)
                ),
            cancellationToken
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two planners at once: the number is taken.
            db.ChangeTracker.Clear();
            return CaseAnswer.Over;
        }

        return CaseAnswer.Done;
    }

    /// <summary>The client accepts the version they have read: another hash is another text.</summary>
    public async Task<CaseAnswer> AcceptAsync(Guid clientId, Guid caseId, string? hash, CancellationToken cancellationToken)
    {
        var found = await db.Set<ClientCase>()
            .AsNoTracking()
            .Include(c => c.Versions)
            .SingleOrDefaultAsync(c => c.Id == caseId && c.ClientId == clientId, cancellationToken);
        if (found is null)
        {
            return CaseAnswer.Absent;
        }

        var latest = found.Versions.MaxBy(v => v.Number);
        if (found.ClosedAt is not null || latest is null || latest.TextHash != hash || latest.ClientAcceptedAt is not null)
        {
            return CaseAnswer.Over;
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<AgreementVersion>()
            .Where(v => v.Id == latest.Id && v.ClientAcceptedAt == null)
            .Where(v => !db.Set<AgreementVersion>().Any(newer => newer.CaseId == caseId && newer.Number > v.Number))
            .Where(v => db.Set<ClientCase>().Any(c => c.Id == caseId && c.ClosedAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.ClientAcceptedAt, now), cancellationToken);
        if (written == 0)
        {
            return CaseAnswer.Over;
        }

        var name = await NameAsync(clientId, cancellationToken);
        await TellPlannersAsync(
            found,
            () =>
                new NotificationContent(
                    texts["{0} a accepté l’entente", name],
                    [texts["Réservez maintenant la première prestation."]],
                    texts["Voir l’entente"],
                    Path(caseId)
                ),
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CaseAnswer.Done;
    }

    /// <summary>Either side ends it; what was agreed stays readable.</summary>
    public async Task<CaseAnswer> CloseAsync(Guid accountId, Guid caseId, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(accountId, caseId, cancellationToken) is not { Case: var found } view)
        {
            return CaseAnswer.Absent;
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<ClientCase>()
            .Where(c => c.Id == caseId && c.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedAt, now), cancellationToken);
        if (written == 0)
        {
            return CaseAnswer.Over;
        }

        if (found.ClientId == accountId)
        {
            await TellPlannersAsync(found, () => Closed(texts["{0} a clos sa demande", view.ClientName]), cancellationToken);
        }
        else
        {
            await TellAsync(
                caseId,
                found.ClientId,
                () => Closed(texts["{0} a clos votre demande", view.OrganisationName]),
                cancellationToken
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CaseAnswer.Done;

        NotificationContent Closed(string title) =>
            new(
                title,
                [texts["Ce qui était convenu reste lisible. Les rendez-vous pris ne changent pas."]],
                texts["Voir la demande"],
                Path(caseId)
            );
    }

    private async Task TellPlannersAsync(ClientCase about, Func<NotificationContent> write, CancellationToken cancellationToken)
    {
        var file = db.Set<ClientFile>().Where(f => f.OrganisationId == about.OrganisationId && f.AccountId == about.ClientId);
        foreach (var planner in await db.PlannersOfAsync(file, about.OrganisationId, cancellationToken))
        {
            await TellAsync(about.Id, planner, write, cancellationToken);
        }
    }

    private Task TellAsync(Guid caseId, Guid accountId, Func<NotificationContent> write, CancellationToken cancellationToken) =>
        notifier.AddAsync(
            db,
            new Notification
            {
                Kind = AgreementKinds.Changed,
                AccountId = accountId,
                SubjectKey = $"agreement:{caseId:N}",
                Write = _ => write(),
            },
            cancellationToken
        );

    private Task<string> NameAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Users.Where(a => a.Id == accountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);

    private static string Path(Guid caseId) => $"/agreements/{caseId}";
}
