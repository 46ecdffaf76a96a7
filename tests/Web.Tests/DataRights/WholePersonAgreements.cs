using Microsoft.EntityFrameworkCore;
using Visavis.Web.Absences;
using Visavis.Web.Agreements;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Help.Legal;

namespace Visavis.Web.Tests.DataRights;

/// <summary>Agreements and absences of <see cref="WholePerson"/>, with the word in every text.</summary>
internal static class WholePersonAgreements
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static async Task AddAsync(VisavisDbContext db, Guid person)
    {
        const string Word = WholePerson.Word;
        var day = DateOnly.FromDateTime(Then.Date);
        var booking = await db.Set<Booking>().Where(b => b.ClientId == person || b.ProfessionalId == person).Select(b => b.Id).FirstAsync();
        var absence = new Absence
        {
            Id = Guid.NewGuid(),
            ProfessionalId = person,
            First = day,
            Last = day,
            DeclaredById = person,
            CreatedAt = Then,
            OverrideId = Guid.NewGuid(),
        };
        var needs = new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = person,
            ClientId = person,
            Needs = Word,
            CreatedAt = Then,
        };
        needs.Versions.Add(
            new AgreementVersion
            {
                Id = Guid.NewGuid(),
                CaseId = needs.Id,
                Number = 1,
                Text = Word,
                TextHash = new string('0', 64),
                ProfessionalIds = [person],
                StartsOn = day,
                CreatedById = person,
                CreatedAt = Then,
            }
        );
        db.AddRange(
            absence,
            needs,
            new TermsNotice
            {
                AccountId = person,
                Document = LegalLibrary.Terms,
                TermsVersion = 2,
                At = Then,
            },
            new AbsenceCover
            {
                BookingId = booking,
                AbsenceId = absence.Id,
                SubstituteId = person,
                NewBookingId = Guid.NewGuid(),
                ProposedAt = Then,
            }
        );
    }
}
