using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;

namespace Visavis.Web.Professionals;

/// <summary>What is still missing until a profile can be found and its person called.</summary>
public sealed class FirstSteps(VisavisDbContext db, IWentOnline wentOnline)
{
    public async Task<IReadOnlyList<FirstStep>> OfAsync(Professional person, CancellationToken cancellationToken)
    {
        var id = person.Id;
        return
        [
            new(
                "portrait",
                "/account/gallery#portrait",
                await db.Photos.AnyAsync(
                    p => p.ProfessionalId == id && p.Use == PhotoUse.Portrait && p.DeletedAt == null,
                    cancellationToken
                )
            ),
            new("presentation", "/account/profile#presentation", person.Presentation.Length > 0),
            new("services", "/account/profile#services", await db.ServiceOffers.AnyAsync(o => o.ProfessionalId == id, cancellationToken)),
            new("hours", "/account/calendar", await db.WorkingHours.AnyAsync(h => h.ProfessionalId == id, cancellationToken)),
            new("online", "/account/profile#steps", await wentOnline.OnceAsync(id, cancellationToken)),
        ];
    }
}

/// <param name="Id">Names its sentence.</param>
public sealed record FirstStep(string Id, string Address, bool IsDone);

/// <summary>Presence stands above profiles and answers.</summary>
public interface IWentOnline
{
    /// <summary>Whether the person has ever used the switch.</summary>
    Task<bool> OnceAsync(Guid professionalId, CancellationToken cancellationToken);
}
