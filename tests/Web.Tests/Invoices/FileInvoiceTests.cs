using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Invoices;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Telephone;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Invoices and tax statements reach clients without an account by letter, and everybody is told of the statement once a year.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FileInvoiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_invoice_of_a_file_goes_by_letter_with_its_pdf_to_the_address_of_the_file_and_so_does_what_was_paid()
    {
        await using var place = await StartAsync();
        var invoice = await IssueAsync(place);

        Assert.Equal(((Guid?)null, (string?)null, (Guid?)place.File.Id), (invoice.ClientId, invoice.GuestEmail, invoice.ClientFileId));
        var party = (await InvoiceSite.DocumentAsync(place.Site, invoice.Id)).Client;
        Assert.Contains("7 rue Haute", party.Lines);
        var letter = Assert.Single(await place.LettersAsync(), l => l.Kind == "invoices");
        Assert.NotNull(await EnclosureAsync(place, letter));
        Assert.True(letter.AccountId is null);

        await PayAsync(place, invoice, 2750);
        Assert.Contains(await place.LettersAsync(), l => l.SubjectKey == $"invoice-paid:{invoice.Id:N}");
        await InvoiceSite.CreditAsync(place.Site, invoice.Id, "Mauvais tarif");
        Assert.Equal(2, (await place.LettersAsync()).Count(l => l.SubjectKey.StartsWith("invoice:", StringComparison.Ordinal)));

        // They are the account's that takes the file over.
        Assert.Equal(0, await ReceivedAsync(place));
        await place.TakeOverAsync(place.Site.Client);
        Assert.Equal(2, await ReceivedAsync(place));
        Assert.NotNull(
            await place.Site.InScopeAsync<InvoiceAccess, (Invoice, bool)?>(access => access.FindAsync(place.Site.Client, invoice.Id, None))
        );
    }

    [Fact]
    public async Task All_services_of_a_file_in_a_month_stand_on_one_invoice_whether_an_address_was_noted_or_not()
    {
        await using var place = await StartAsync();
        await AddServicesAsync(place, [2, 3]);
        await AddServicesAsync(place, [4], email: "fille@exemple.fr");

        var (outcome, invoice) = await InvoiceSite.IssueAsync(place.Site, place.File.Id.ToString("N"));

        Assert.Equal(InvoiceOutcome.Done, outcome);
        Assert.Equal(3, await place.Site.App.WithDataAsync(db => db.Set<InvoicedBooking>().CountAsync(i => i.InvoiceId == invoice!.Id)));
    }

    [Fact]
    public async Task A_service_of_a_client_whom_nobody_can_tell_is_invoiced_all_the_same()
    {
        await using var place = await StartAsync();
        var bookings = await InvoiceSite.AddServicesAsync(
            place.Site,
            client: null,
            [2],
            booking => (booking.Way, booking.Place) = (Web.Professionals.MeetingWay.AtClient, "9 rue Basse, 69003 Lyon")
        );

        var (outcome, _) = await InvoiceSite.IssueAsync(place.Site, bookings[0].Id.ToString("N"));

        Assert.Equal(InvoiceOutcome.Done, outcome);
    }

    [Fact]
    public async Task The_tax_statement_is_told_once_from_february_on_by_mail_with_the_paper_and_by_letter_with_it_in_the_envelope()
    {
        await using var place = await StartAsync();
        await PayAsync(place, await IssueAsync(place), 2750);
        await InvoiceSite.AddServicesAsync(place.Site, place.Site.Client, [3], InvoiceSite.AtHome);
        await PayAsync(place, (await InvoiceSite.IssueAsync(place.Site)).Invoice!, 2750);
        // Issued, and nothing paid.
        var nora = (await place.Site.App.AddAccountAsync("Nora", Bookings.BookingSite.Mailed("nora"))).Id;
        await place.Site.App.WithDataAsync(db =>
        {
            db.Add(InvoiceSite.Contact(nora));
            return db.SaveChangesAsync();
        });
        await InvoiceSite.AddServicesAsync(place.Site, nora, [4]);
        Assert.Equal(InvoiceOutcome.Done, (await InvoiceSite.IssueAsync(place.Site, nora.ToString("N"))).Outcome);

        await MoveToAsync(place, new DateTimeOffset(2027, 1, 31, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(await StatementMailsAsync(place));
        await MoveToAsync(place, new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero));
        await TickAsync(place);

        var mail = Assert.Single(await StatementMailsAsync(place));
        Assert.Equal(place.Site.Client, mail.AccountId);
        var letter = Assert.Single(await place.LettersAsync(), l => l.Kind == "tax-statements");
        Assert.StartsWith("Votre attestation fiscale 2026 de Anne Martin", letter.Title, StringComparison.Ordinal);
        Assert.Contains("27,50", await place.WordsAsync(letter), StringComparison.Ordinal);
        var pdf = (await EnclosureAsync(place, letter))!;
        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Contains("RoseRoy", string.Concat(read.GetPage(1).Text.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);

        await MoveToAsync(place, new DateTimeOffset(2027, 3, 5, 12, 0, 0, TimeSpan.Zero));
        Assert.Single(await StatementMailsAsync(place));
        Assert.Single(await place.LettersAsync(), l => l.Kind == "tax-statements");
    }

    [Fact]
    public async Task Without_a_declaration_of_services_at_home_there_is_no_statement_to_tell_of()
    {
        await using var place = await StartAsync(issuer => issuer.HomeServiceNumber = "");
        await PayAsync(place, await IssueAsync(place), 2750);

        await MoveToAsync(place, new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero));

        Assert.DoesNotContain(await place.LettersAsync(), l => l.Kind == "tax-statements");
    }

    [Fact]
    public void A_subject_of_a_statement_is_short_enough_and_is_read_again()
    {
        var (issuer, file) = (Guid.NewGuid(), Guid.NewGuid());
        var subject = TaxStatementNotices.SubjectOf(issuer, 2026, new ServedClient(null, file));

        Assert.InRange(subject.Length, 1, 80);
        Assert.Equal((2026, issuer, file), TaxStatementNotices.Read(subject));
        Assert.Null(TaxStatementNotices.Read("invoice:1"));
        Assert.Null(TaxStatementNotices.Read("tax:2026:x:y"));
    }

    private static async Task<FileSite> StartAsync(Action<InvoiceIssuer>? change = null)
    {
        var place = await FileSite.StartAsync(ClientChannel.Letter);
        var issuer = InvoiceSite.Issuer(place.Site.Anne.Id, place.Site.Clock.GetUtcNow());
        change?.Invoke(issuer);
        await place.Site.App.WithDataAsync(db =>
        {
            db.Add(issuer);
            return db.SaveChangesAsync();
        });
        return place;
    }

    /// <summary>A service of 2 November that was written down from the file, and its invoice.</summary>
    private static async Task<Invoice> IssueAsync(FileSite place)
    {
        await AddServicesAsync(place, [2]);
        var (outcome, invoice) = await InvoiceSite.IssueAsync(place.Site, place.File.Id.ToString("N"));
        Assert.Equal(InvoiceOutcome.Done, outcome);
        return invoice!;
    }

    private static Task<List<Booking>> AddServicesAsync(FileSite place, int[] days, string? email = null) =>
        InvoiceSite.AddServicesAsync(
            place.Site,
            client: null,
            days,
            booking =>
            {
                InvoiceSite.AtHome(booking);
                (booking.ClientFileId, booking.ClientName, booking.ClientEmail) = (place.File.Id, "Rose Roy", email);
            }
        );

    private static async Task PayAsync(FileSite place, Invoice invoice, int cents)
    {
        var issuer = await place.Site.App.WithDataAsync(db =>
            db.Set<InvoiceIssuer>().AsNoTracking().SingleAsync(i => i.AccountId == place.Site.Anne.Id)
        );
        Assert.Equal(
            InvoiceOutcome.Done,
            await place.Site.InScopeAsync<InvoicePayments, InvoiceOutcome>(payments =>
                payments.RecordAsync(
                    invoice,
                    issuer,
                    PaymentMeans.Cheque,
                    cents,
                    new DateOnly(2026, 11, 23),
                    "n° 12",
                    Guid.NewGuid(),
                    place.Site.Anne.Id,
                    None
                )
            )
        );
    }

    private static Task<int> ReceivedAsync(FileSite place) =>
        place.Site.InScopeAsync<InvoiceTables, int>(async tables => (await tables.ReceivedAsync(place.Site.Client, 1, None)).Rows.Count);

    private static async Task<byte[]?> EnclosureAsync(FileSite place, Letter letter)
    {
        await using var scope = place.Site.App.Services.CreateAsyncScope();
        var owner = scope.ServiceProvider.GetServices<ILetterEnclosure>().Single(one => one.IsFor(letter.SubjectKey));
        return await owner.PdfAsync(letter.SubjectKey, None);
    }

    private static Task<List<QueuedMail>> StatementMailsAsync(FileSite place) =>
        place.Site.App.WithDataAsync(db => db.Mails.AsNoTracking().Where(m => m.Kind == "tax-statements").ToListAsync());

    private static Task MoveToAsync(FileSite place, DateTimeOffset at)
    {
        place.Site.Clock.Advance(at - place.Site.Clock.GetUtcNow());
        return TickAsync(place);
    }

    private static Task TickAsync(FileSite place) => place.Site.App.Services.GetRequiredService<InvoiceClock>().TickAsync(None);
}
