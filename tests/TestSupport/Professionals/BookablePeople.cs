using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Availability;
using Visavis.Web.Professionals;

namespace Visavis.TestSupport.Professionals;

/// <summary>Puts professionals who can be booked into a host's directory.</summary>
public static class BookablePeople
{
    /// <summary>Anne Martin, who works every day from eight to six, with a free hour of advice unless <paramref name="change"/> says otherwise.</summary>
    public static async Task<(Professional Anne, ServiceOffer Offer)> AddBookableAsync(
        this AppHost app,
        Action<ServiceOffer>? change = null
    )
    {
        var anne = await app.AddProfessionalAsync();
        var offer = new ServiceOffer
        {
            Id = Guid.NewGuid(),
            ProfessionalId = anne.Id,
            Name = "Conseil",
            PriceCents = 0,
            DurationMinutes = 60,
            IsBookable = true,
        };
        change?.Invoke(offer);
        await app.WithDataAsync(db =>
        {
            db.Add(offer);
            db.AddRange(
                Enumerable
                    .Range(1, 7)
                    .Select(day => new WorkingHours
                    {
                        ProfessionalId = anne.Id,
                        Weekday = day,
                        StartMinute = 8 * 60,
                        EndMinute = 18 * 60,
                    })
            );
            return db.SaveChangesAsync();
        });
        return (anne, offer);
    }
}
