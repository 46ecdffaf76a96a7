using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Professionals.Editing;

/// <summary>Adds, changes, orders and removes the services of one's own profile.</summary>
public sealed class ServiceOfferEditor(
    VisavisDbContext db,
    IEnumerable<IReceivingPlaces> places,
    IStringLocalizer<ProfileEditorTexts> texts,
    TimeProvider clock
)
{
    public const int Most = 30;
    private const int MostAttempts = 5;

    public async Task<IReadOnlyList<ServiceOffer>> ListAsync(Guid ownerId, CancellationToken cancellationToken) =>
        await db
            .ServiceOffers.AsNoTracking()
            .Where(offer => offer.ProfessionalId == ownerId)
            .OrderBy(offer => offer.Position)
            .ThenBy(offer => offer.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Where the person can receive, their own places first.</summary>
    public async Task<IReadOnlyList<ReceivingPlace>> PlacesAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var found = new List<ReceivingPlace>();
        foreach (var source in places)
        {
            found.AddRange(await source.OfAsync(ownerId, cancellationToken));
        }

        return found;
    }

    public async Task<SectionResult> AddAsync(
        Guid ownerId,
        ServiceOfferForm form,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        var known = await PlacesAsync(ownerId, cancellationToken);
        return await ChangeAsync(
            ownerId,
            offers =>
            {
                var refusals = new FieldRefusals(texts, addError);
                if (offers.Count >= Most)
                {
                    refusals.Add(nameof(form.Name), texts["Votre liste a déjà {0} prestations : retirez-en une d’abord.", Most]);
                }

                var offer = new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = ownerId,
                    Name = "",
                    Position = offers.Count,
                };
                if (!form.Write(offer, known, refusals) || !refusals.None)
                {
                    return SectionResult.Of(SectionOutcome.Refused);
                }

                db.Add(offer);
                offers.Add(offer);
                return new SectionResult(SectionOutcome.Saved, [offer.Name]);
            },
            cancellationToken
        );
    }

    public async Task<SectionResult> EditAsync(
        Guid ownerId,
        ServiceOfferForm form,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        var known = await PlacesAsync(ownerId, cancellationToken);
        return await ChangeAsync(
            ownerId,
            offers =>
            {
                if (offers.Find(o => o.Id == form.Id) is not { } offer)
                {
                    return SectionResult.Of(SectionOutcome.Absent);
                }

                var stamp = ServiceOfferForm.StampOf(offer);
                if (form.Stamp != stamp)
                {
                    form.Stamp = stamp;
                    return SectionResult.Of(SectionOutcome.ChangedElsewhere);
                }

                var before = ServiceOfferForm.Values(offer);
                return form.Write(offer, known, new FieldRefusals(texts, addError))
                    ? new SectionResult(
                        SectionOutcome.Saved,
                        [
                            .. before
                                .Zip(ServiceOfferForm.Values(offer))
                                .Where(field => !Equals(field.First.Value, field.Second.Value))
                                .Select(field => field.First.Name),
                        ]
                    )
                    : SectionResult.Of(SectionOutcome.Refused);
            },
            cancellationToken
        );
    }

    /// <summary>The name of what was removed is the one "changed" field.</summary>
    public Task<SectionResult> RemoveAsync(Guid ownerId, Guid offerId, CancellationToken cancellationToken) =>
        ChangeAsync(
            ownerId,
            offers =>
            {
                if (offers.Find(o => o.Id == offerId) is not { } offer)
                {
                    return SectionResult.Of(SectionOutcome.Absent);
                }

                offers.Remove(offer);
                db.Remove(offer);
                return new SectionResult(SectionOutcome.Saved, [offer.Name]);
            },
            cancellationToken
        );

    /// <summary>One place up (−1) or down (1); at the end of the list nothing moves.</summary>
    public Task<SectionResult> MoveAsync(Guid ownerId, Guid offerId, int by, CancellationToken cancellationToken) =>
        ChangeAsync(
            ownerId,
            offers =>
            {
                var from = offers.FindIndex(o => o.Id == offerId);
                if (from < 0)
                {
                    return SectionResult.Of(SectionOutcome.Absent);
                }

                var to = Math.Clamp(from + Math.Sign(by), 0, offers.Count - 1);
                (offers[from], offers[to]) = (offers[to], offers[from]);
                return new SectionResult(SectionOutcome.Saved, from == to ? [] : [offers[to].Name]);
            },
            cancellationToken
        );

    /// <summary>Numbers the list anew after the change; the professional's version keeps two changes at once apart.</summary>
    private async Task<SectionResult> ChangeAsync(
        Guid ownerId,
        Func<List<ServiceOffer>, SectionResult> change,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var owner = await db.Professionals.SingleOrDefaultAsync(p => p.Id == ownerId, cancellationToken);
            if (owner is null)
            {
                return SectionResult.Of(SectionOutcome.Absent);
            }

            var offers = await db
                .ServiceOffers.Where(offer => offer.ProfessionalId == ownerId)
                .OrderBy(offer => offer.Position)
                .ThenBy(offer => offer.Id)
                .ToListAsync(cancellationToken);
            var result = change(offers);
            if (result is not { Outcome: SectionOutcome.Saved, Changed.Count: > 0 })
            {
                db.ChangeTracker.Clear();
                return result;
            }

            for (var position = 0; position < offers.Count; position++)
            {
                offers[position].Position = position;
            }

            owner.UpdatedAt = clock.GetUtcNow();
            db.Entry(owner).Property(p => p.UpdatedAt).IsModified = true;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts) { }
        }
    }
}
