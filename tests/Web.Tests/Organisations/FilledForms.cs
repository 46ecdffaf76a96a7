using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Agreements;
using Visavis.Web.Bookings;
using Visavis.Web.Invoices;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Invoices;
using Visavis.Web.Tests.Replacements;

namespace Visavis.Web.Tests.Organisations;

/// <summary>Forms of an organisation filled in as somebody would who may send them, each about a row made for it: only who may not is turned away.</summary>
internal sealed partial class FilledForms(AppHost app, ReplacementSite place, Guid member)
{
    private static readonly DateOnly Later = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60);

    /// <summary>Null where the matrix has a row of its own.</summary>
    public async Task<(string Id, (string, string)[] Fields)?> RowAsync(string route) =>
        route switch
        {
            "/absences?handler=Declare" => (
                "",
                [("Who", $"{(await MemberAsync()).AccountId}"), ("First", Day(Later)), ("Last", Day(Later.AddDays(2)))]
            ),
            "/account/organisation?handler=AddService" => ("", [("Service.Kind", "Own"), ("Service.Name", $"Atelier {Guid.NewGuid():N}")]),
            "/account/organisation?handler=RenameService" => (
                "",
                [("Id", $"{await ServiceAsync()}"), ("Service.Name", $"Accueil {Guid.NewGuid():N}")]
            ),
            "/account/organisation?handler=RemoveService" => ("", [("Id", $"{await ServiceAsync()}")]),
            "/account/organisation?handler=SaveSite" => (
                "",
                [("Site.Name", "Annexe"), ("Site.AddressLine", "3 rue des Lilas"), ("Site.City", "Lyon"), ("Site.CityChoice", "69123")]
            ),
            "/account/organisation?handler=RemoveMember" => ("", [("Id", $"{(await MemberAsync()).Id}")]),
            "/account/organisation?handler=SaveMember" => ("", [("Id", $"{(await MemberAsync()).Id}"), ("Member.Role", "Planner")]),
            "/account/organisation?handler=Invite" => (
                "",
                [("Member.Email", $"invite-{Guid.NewGuid():N}@example.org"), ("Member.Role", "Member")]
            ),
            "/agreements/{id}?handler=Propose" => await ProposalAsync(),
            "/agreements/{id}?handler=Accept" => await AcceptanceAsync(),
            "/agreements/{id}/print" => ((await AcceptanceAsync()).Id, []),
            "/invoices/{id}" or "/invoices/{id}?handler=Data" or "/invoices/{id}?handler=Pdf" or "/invoices/{id}?handler=Remind" => (
                $"{await InvoiceAsync()}",
                []
            ),
            "/invoices/{id}?handler=Credit" => ($"{await InvoiceAsync()}", [("reason", "Adresse à corriger")]),
            "/invoices/{id}?handler=Pay" => (
                $"{await InvoiceAsync()}",
                [
                    ("means", "0"),
                    ("amount", "10,00"),
                    ("day", Day(DateOnly.FromDateTime(DateTime.UtcNow))),
                    ("reference", "V1"),
                    ("key", $"{Guid.NewGuid()}"),
                ]
            ),
            "/replacements/missions?handler=Accept" => await AskedAsync(isAccepted: true),
            "/replacements/missions?handler=Decline" => await AskedAsync(isAccepted: false),
            "/replacements/new" => ("", [("Input.Site", $"{place.Site}"), ("Input.Function", $"{place.Function}")]),
            "/replacements/service?handler=Add" => ("", [("Kind", "Task"), ("Name", $"Repas {Guid.NewGuid():N}")]),
            "/replacements/service?handler=Retire" => ("", [("Id", $"{await EntryAsync()}")]),
            "/replacements/service?handler=Site" => ("", [("Id", $"{place.File.Id}"), ("Site.Name", "Annexe"), ("Site.City", "Grenoble")]),
            "/replacements/service?handler=Substitute" => ("", [("Id", $"{(await MemberAsync()).AccountId}")]),
            "/replacements/service?handler=Rules" => (
                "",
                [
                    ("Rules.AnswerMinutes", "120"),
                    ("Rules.LeadHours", "12"),
                    ("Rules.WeekHours", "35"),
                    ("Rules.RestHours", "11"),
                    ("Rules.LateHours", "48"),
                    ("Rules.LateRule", "Due pour moitié"),
                    ("Rules.NoHireMonths", "6"),
                ]
            ),
            _ => await MoreAsync(route),
        };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Membership> MemberAsync() => app.AddMemberAsync(place.Organisation, "Nina");

    private async Task<Guid> ServiceAsync()
    {
        var service = new OrganisationService
        {
            Id = Guid.NewGuid(),
            OrganisationId = place.Organisation,
            Kind = ServiceKind.Own,
            Name = $"Atelier {Guid.NewGuid():N}",
        };
        await AddAsync(service);
        return service.Id;
    }

    private async Task<Guid> EntryAsync()
    {
        var entry = SendingSetup.NewEntry(place.Organisation, ListKind.Task, $"Lessive {Guid.NewGuid():N}", 9);
        await AddAsync(entry);
        return entry.Id;
    }

    private async Task<ClientCase> CaseAsync(params AgreementVersion[] versions)
    {
        var about = new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = place.Organisation,
            ClientId = place.Client,
            Needs = "Repas",
            CreatedAt = DateTimeOffset.UtcNow,
        };
        foreach (var version in versions)
        {
            version.CaseId = about.Id;
            about.Versions.Add(version);
        }

        await AddAsync(about);
        return about;
    }

    private async Task<(string Id, (string, string)[] Fields)> ProposalAsync() =>
        (
            $"{(await CaseAsync()).Id}",
            [("Text", "Repas du midi, 11 € de l’heure"), ("Chosen", $"{member}"), ("StartsOn", Day(Later)), ("NoHireMonths", "6")]
        );

    private async Task<(string Id, (string, string)[] Fields)> AcceptanceAsync()
    {
        var version = new AgreementVersion
        {
            Id = Guid.NewGuid(),
            Number = 1,
            Text = "Repas du midi",
            TextHash = CaseRules.Hash(1, "Repas du midi", [member], Later, null),
            ProfessionalIds = [member],
            StartsOn = Later,
            CreatedById = place.Organisation,
            CreatedAt = DateTimeOffset.UtcNow,
            OrganisationAcceptedAt = DateTimeOffset.UtcNow,
            OrganisationAcceptedById = place.Organisation,
        };
        return ($"{(await CaseAsync(version)).Id}", [("Hash", version.TextHash)]);
    }

    /// <summary>Of the organisation, to the client of the matrix.</summary>
    private async Task<Guid> InvoiceAsync()
    {
        if (!await app.WithDataAsync(db => db.Set<InvoiceIssuer>().AnyAsync(i => i.AccountId == place.Organisation)))
        {
            await AddAsync(InvoiceSite.Issuer(place.Organisation, DateTimeOffset.UtcNow));
            await AddAsync(InvoiceSite.Contact(place.Client));
        }

        await app.WithDataAsync(db =>
            db.Set<InvoiceIssuer>().ExecuteUpdateAsync(set => set.SetProperty(i => i.MandateEndedAt, (DateTimeOffset?)null))
        );
        var start = DateTimeOffset.UtcNow.AddDays(-10);
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            place.Organisation,
            new ServiceOffer
            {
                ProfessionalId = place.Organisation,
                Name = "Repas",
                PriceCents = 2750,
            },
            start,
            60,
            "Europe/Paris",
            BookingSite.Request(place.Client),
            start.AddDays(-3)
        );
        (booking.ServiceOfferId, booking.State) = (null, BookingState.Completed);
        InvoiceSite.AtHome(booking);
        await AddAsync(booking);
        var zone = BookingWords.ZoneOf("Europe/Paris");
        var day = InvoiceDrafts.DayOf(start, zone);
        var (_, invoice) = await app.UseAsync<InvoiceDesk, (InvoiceOutcome Outcome, Invoice? Invoice)>(desk =>
            desk.IssueAsync(
                place.Organisation,
                InvoiceDrafts.PseudonymOf(place.Organisation, place.Client.ToString("N")),
                new DateOnly(day.Year, day.Month, 1),
                BillableKind.Service,
                default
            )
        );
        return invoice!.Id;
    }

    /// <summary>The member of the matrix is a substitute who is asked.</summary>
    private async Task<(string Id, (string, string)[] Fields)> AskedAsync(bool isAccepted)
    {
        var substitute = await app.WithDataAsync(db => db.Set<Substitute>().SingleOrDefaultAsync(s => s.AccountId == member));
        if (substitute is null)
        {
            substitute = new Substitute
            {
                Id = Guid.NewGuid(),
                OrganisationId = place.Organisation,
                AccountId = member,
                FunctionIds = [place.Function],
                AddedAt = ReplacementSite.Now,
            };
            await AddAsync(substitute);
        }

        var start = DateTimeOffset.UtcNow.AddDays(100 + Random.Shared.Next(1000));
        var day = new ReplacementDay
        {
            Id = Guid.NewGuid(),
            Date = DateOnly.FromDateTime(start.Date),
            StartMinute = 480,
            EndMinute = 600,
            StartsAt = start,
            EndsAt = start.AddHours(2),
        };
        var ask = new ReplacementAsk
        {
            Id = Guid.NewGuid(),
            SubstituteId = substitute.Id,
            AskedAt = DateTimeOffset.UtcNow,
            Deadline = DateTimeOffset.UtcNow.AddHours(3),
        };
        await AddAsync(
            new ReplacementRequest
            {
                Id = Guid.NewGuid(),
                OrganisationId = place.Organisation,
                FileId = place.File.Id,
                SiteId = place.Site,
                FunctionId = place.Function,
                CreatedById = place.Client,
                CreatedAt = DateTimeOffset.UtcNow,
                State = ReplacementState.Searching,
                Version = Guid.NewGuid(),
                Days = { day },
                Asks = { ask },
            }
        );
        return ("", isAccepted ? [("Ask", $"{ask.Id}"), ("Days", $"{day.Id}")] : [("Ask", $"{ask.Id}")]);
    }

    private Task<int> AddAsync(object row) =>
        app.WithDataAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
}
