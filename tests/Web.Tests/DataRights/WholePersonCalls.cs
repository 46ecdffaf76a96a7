using Visavis.Web.Calls;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Wishes;

namespace Visavis.Web.Tests.DataRights;

/// <summary>A row of every table that hangs on calls, and of requests left open.</summary>
internal static class WholePersonCalls
{
    public static void Add(VisavisDbContext db, Guid person, Guid other, string call, string word, DateTimeOffset then) =>
        db.AddRange(
            new CallTariff
            {
                ProfessionalId = person,
                Cents = 150,
                Unit = CallUnit.Minute,
            },
            new CallAgreement
            {
                CallerId = person,
                ProfessionalId = person,
                Cents = 150,
                Unit = CallUnit.Minute,
                AgreedAt = then,
            },
            new CallCharge
            {
                CallId = call,
                CallerId = other,
                ProfessionalId = person,
                Cents = 150,
                Unit = CallUnit.Minute,
                AgreedAt = then,
            },
            new CallNote
            {
                CallId = call,
                AccountId = person,
                Text = word,
                ChangedAt = then,
            },
            new Wish
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                What = word,
                Where = word,
                CreatedAt = then,
            }
        );
}
