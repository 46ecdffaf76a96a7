using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Organisations;

/// <summary>Whether an organisation recruits, and which trades; owners and planners say so.</summary>
public sealed class RecruitmentEditor(VisavisDbContext db, TimeProvider time, IStringLocalizer<OrganisationTexts> texts)
{
    public Task<Recruitment?> OfAsync(Guid organisationId, CancellationToken cancellationToken) =>
        db.Set<Recruitment>().SingleOrDefaultAsync(r => r.ProfessionalId == organisationId, cancellationToken);

    /// <param name="trades">One a line.</param>
    /// <param name="refuse">Told when the list cannot be used.</param>
    public async Task<OrganisationAnswer?> SaveAsync(
        Guid organisationId,
        Guid actorId,
        bool recruits,
        string? trades,
        Action<string> refuse,
        CancellationToken cancellationToken
    )
    {
        var list = (trades ?? "")
            .Split('\n')
            .Select(line => PersonalText.Clean(line, Recruitment.LongestTrade))
            .Where(line => line.Any(char.IsLetter))
            .Distinct(StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        if (list.Count > Recruitment.MostTrades)
        {
            refuse(texts["{0} métiers au plus.", Recruitment.MostTrades]);
            return null;
        }

        if (list.Exists(NameRules.LeadsAway))
        {
            refuse(texts["Un métier ou une prestation s’écrit sans adresse de site, et chaque mot dans un seul alphabet."]);
            return null;
        }

        return await OrganisationChange.RunAsync(
            db,
            organisationId,
            actorId,
            role => role.MayEditServices(),
            async () =>
            {
                var row = await OfAsync(organisationId, cancellationToken);
                if (!recruits)
                {
                    if (row is not null)
                    {
                        db.Remove(row);
                    }

                    return OrganisationAnswer.Done;
                }

                if (!await RunningOrganisations.HoldAsync(db, organisationId, cancellationToken))
                {
                    return OrganisationAnswer.NotAllowed;
                }

                if (row is null)
                {
                    row = new Recruitment { ProfessionalId = organisationId, Since = time.GetUtcNow() };
                    db.Add(row);
                }

                row.Trades = list;
                row.TradeCodes = [.. list.Select(trade => ProfessionCatalog.Rome.Find(trade)?.Code).OfType<int>().Distinct()];
                return OrganisationAnswer.Done;
            },
            cancellationToken
        );
    }
}
