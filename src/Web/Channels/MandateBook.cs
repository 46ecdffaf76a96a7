using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Scanning;

namespace Visavis.Web.Channels;

/// <summary>For whom a mandate is: a person with an account, a client's file, or both when the file was taken over.</summary>
public sealed record MandateHolder(Guid? AccountId, Guid? FileId);

/// <summary>The form of a mandate as it was sent.</summary>
public sealed class MandateInput
{
    public string? Name { get; set; }

    public string? Until { get; set; }

    public IFormFile? Scan { get; set; }
}

/// <summary>Mandates with their proof: recorded, read, ended. What somebody else's mandate is called is absent.</summary>
public sealed class MandateBook(VisavisDbContext db, FileScanner scanner, TimeProvider time, IStringLocalizer<ChannelTexts> texts)
{
    /// <summary>Newest first, without their scans.</summary>
    public async Task<IReadOnlyList<Mandate>> ListAsync(MandateHolder holder, CancellationToken cancellationToken) =>
        await Of(holder)
            .AsNoTracking()
            .OrderByDescending(m => m.EnteredAt)
            .Select(m => new Mandate
            {
                Id = m.Id,
                Name = m.Name,
                ValidUntil = m.ValidUntil,
                EnteredAt = m.EnteredAt,
                RevokedAt = m.RevokedAt,
            })
            .ToListAsync(cancellationToken);

    /// <returns>The mandate when it counts today; null otherwise.</returns>
    public async Task<Mandate?> ActiveAsync(MandateHolder holder, Guid id, DateOnly today, CancellationToken cancellationToken) =>
        (await ListAsync(holder, cancellationToken)).FirstOrDefault(m => m.Id == id && m.IsActive(today));

    public async Task<bool> AddAsync(
        MandateHolder holder,
        MandateInput input,
        Guid enteredById,
        DateOnly today,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        var name = PersonalText.Clean(input.Name, StreetAddress.LongestLine);
        var scan = await ScannedForm.ReadAsync(input.Scan, cancellationToken);
        var isHarmless = scan is null || await scan.IsHarmlessAsync(scanner, cancellationToken);
        var until = WrittenDate.Read(input.Until);
        var good = true;
        Check(nameof(MandateInput.Name), name.Any(char.IsLetter), texts["Donnez le nom du proche."]);
        Check(nameof(MandateInput.Name), !NameRules.Misleads(name), texts[NameRules.Refusal]);
        Check(
            nameof(MandateInput.Until),
            until >= today && until <= today.AddYears(Mandate.LongestYears),
            texts["Donnez la date de fin du mandat : aujourd’hui au plus tôt, dans {0} ans au plus tard.", Mandate.LongestYears]
        );
        Check(nameof(MandateInput.Scan), scan is not null, texts["Joignez le mandat signé : un PDF, un JPEG ou un PNG de 4 Mo au plus."]);
        Check(nameof(MandateInput.Scan), isHarmless, texts[ScannedForm.Refusal]);
        Check(
            nameof(MandateInput.Name),
            (await ListAsync(holder, cancellationToken)).Count(m => m.IsActive(today)) < Mandate.MostActive,
            texts["{0} mandats à la fois au plus : arrêtez d’abord ceux qui ne servent plus.", Mandate.MostActive]
        );
        if (!good)
        {
            return false;
        }

        db.Add(
            new Mandate
            {
                Id = Guid.NewGuid(),
                AccountId = holder.AccountId,
                FileId = holder.FileId,
                Name = name,
                ValidUntil = until!.Value,
                Scan = scan!.Bytes,
                ScanType = scan.Type,
                EnteredById = enteredById,
                EnteredAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return true;

        void Check(string field, bool isGood, string text)
        {
            if (!isGood)
            {
                good = false;
                addError(field, text);
            }
        }
    }

    /// <summary>From now on nobody acts with it; what was chosen before stays.</summary>
    public async Task<bool> RevokeAsync(MandateHolder holder, Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await Of(holder)
                .Where(m => m.Id == id && m.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.RevokedAt, now), cancellationToken) == 1;
    }

    public Task<Mandate?> ScanAsync(MandateHolder holder, Guid id, CancellationToken cancellationToken) =>
        Of(holder).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    private IQueryable<Mandate> Of(MandateHolder holder) =>
        db.Set<Mandate>()
            .Where(m =>
                (holder.AccountId != null && m.AccountId == holder.AccountId) || (holder.FileId != null && m.FileId == holder.FileId)
            );
}
