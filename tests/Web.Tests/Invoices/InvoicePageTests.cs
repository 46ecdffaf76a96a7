using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Invoices;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Invoices through their pages, without scripts, for both sides.</summary>
public sealed class InvoicePageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task What_is_to_be_invoiced_is_shown_twenty_clients_at_a_time()
    {
        var anne = await site.App.AddProfessionalAsync();
        for (var number = 1; number <= 22; number++)
        {
            await AddLessonAsync(anne.Id, (await site.App.AddAccountAsync($"Client {number:00}")).Id);
        }

        using var issuer = site.NewPerson();
        await issuer.SignInAsDemoAsync(anne.Id);
        var first = await DraftsAsync("/invoices/issued");
        var second = await DraftsAsync("/invoices/issued?clients=2");
        var beyond = await DraftsAsync("/invoices/issued?clients=999");

        Assert.Equal((20, 2), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
        Assert.Equal(second, beyond);

        async Task<List<string>> DraftsAsync(string path)
        {
            var page = await issuer.GetAsync(path);
            var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
            Assert.NotNull(document.QuerySelector("#drafts .pager"));
            return [.. document.QuerySelectorAll("#drafts article").Select(article => article.GetAttribute("aria-labelledby")!)];
        }
    }

    [Fact]
    public async Task A_mandate_an_invoice_a_payment_and_a_credit_note_and_nobody_else_sees_them()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await AddLessonAsync(anne.Id, paul.Id);
        using var issuer = site.NewPerson();
        await issuer.SignInAsDemoAsync(anne.Id);
        Assert.Contains(
            "n’émet rien en votre nom sans votre accord",
            await TextAsync(issuer, "/invoices/issued"),
            StringComparison.Ordinal
        );

        var refused = await issuer.PostFormAsync(
            "/invoices/mandate",
            "/invoices/mandate",
            ("LegalName", "Anne Martin"),
            ("Siret", "12345678901234"),
            ("Accepts", "true")
        );
        Assert.Contains("Un SIRET a quatorze chiffres", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await issuer.PostFormAsync("/invoices/mandate", "/invoices/mandate", Mandate);
        Assert.Contains("Accepté le", await TextAsync(issuer, "/invoices/mandate"), StringComparison.Ordinal);

        await issuer.PostFormAsync("/invoices/issued?handler=Run", "/invoices/issued");
        var invoice = await site.App.WithDataAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.IssuerId == anne.Id));
        Assert.Contains(invoice.Number, await TextAsync(issuer, "/invoices/issued"), StringComparison.Ordinal);
        var path = InvoicesModule.PathOf(invoice.Id);

        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);
        Assert.Contains(invoice.Number, await TextAsync(client, "/invoices"), StringComparison.Ordinal);
        var page = await TextAsync(client, path);
        Assert.Contains("Rien n’est prélevé ici", page, StringComparison.Ordinal);
        Assert.Contains("TVA non applicable, article 293 B", page, StringComparison.Ordinal);
        var pdf = await client.GetAsync($"{path}?handler=Pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(invoice.PdfHash, InvoicePapers.HashOf(await pdf.Content.ReadAsByteArrayAsync()));
        var forbidden = await client.PostFormAsync($"{path}?handler=Credit", "/invoices", ("reason", "Non"));
        Assert.Equal(HttpStatusCode.NotFound, forbidden.StatusCode);

        using var other = site.NewPerson();
        await other.SignInAsDemoAsync((await site.App.AddProfessionalAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{path}?handler=Data")).StatusCode);

        await issuer.PostFormAsync(
            $"{path}?handler=Pay",
            path,
            ("means", $"{(int)PaymentMeans.Cheque}"),
            ("amount", "20"),
            ("day", DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("reference", "n° 7"),
            ("key", $"{Guid.NewGuid()}")
        );
        Assert.Contains("Reste à régler", await TextAsync(client, path), StringComparison.Ordinal);
        var code = (
            await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.ProfessionalId == anne.Id))
        ).Code;
        var tooMuch = await issuer.PostFormAsync($"{path}?handler=CreditPart", path, ($"amounts[{code}]", "30,01"), ("partReason", "Trop"));
        var again = new HtmlParser().ParseDocument(await tooMuch.Content.ReadAsStringAsync());
        Assert.Contains("pas plus que ce qui reste", again.Body!.Text(), StringComparison.Ordinal);
        Assert.Equal("30,01", again.QuerySelector($"#part-{code}")!.GetAttribute("value"));
        Assert.Contains("pas plus que ce qui reste", again.QuerySelector($"#part-{code}-error")!.TextContent, StringComparison.Ordinal);
        await AssertPaymentRefusedAsync("amount", "-3");
        await AssertPaymentRefusedAsync("day", "2199-01-01");
        await issuer.PostFormAsync($"{path}?handler=CreditPart", path, ($"amounts[{code}]", "4,50"), ("partReason", "Plus court"));
        Assert.Contains("Reprise de 4,50", await TextAsync(client, path), StringComparison.Ordinal);
        await issuer.PostFormAsync($"{path}?handler=Credit", path, ("reason", "Mauvais tarif"));
        Assert.Contains("Reprise de 25,50", await TextAsync(client, path), StringComparison.Ordinal);
        Assert.Contains("À rendre", await TextAsync(client, path), StringComparison.Ordinal);

        async Task AssertPaymentRefusedAsync(string field, string typed)
        {
            var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var fields = new Dictionary<string, string>
            {
                ["amount"] = "1",
                ["day"] = today,
                [field] = typed,
            };
            var answer = await issuer.PostFormAsync(
                $"{path}?handler=Pay",
                path,
                ("means", $"{(int)PaymentMeans.Cheque}"),
                ("key", $"{Guid.NewGuid()}"),
                ("amount", fields["amount"]),
                ("day", fields["day"])
            );
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Equal(typed, page.QuerySelector($"#{field}[aria-invalid]")!.GetAttribute("value"));
            Assert.NotEqual("", page.QuerySelector($"#{field}-error")!.TextContent);
        }
    }

    private static readonly (string, string)[] Mandate =
    [
        ("LegalName", "Anne Martin"),
        ("Siret", "732 829 320 00074"),
        ("AddressLine", "3 rue des Lilas"),
        ("PostalCode", "35000"),
        ("City", "Rennes"),
        ("Country", "FR"),
        ("Nature", "1"),
        ("DueDays", "30"),
        ("Accepts", "true"),
    ];

    private static async Task<string> TextAsync(PersonClient person, string path)
    {
        var page = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).Body!.Text();
    }

    private async Task AddLessonAsync(Guid professional, Guid client)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-40);
        var booking = BookingSite.Completed(professional, client, start, "Cours");
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            db.Add(InvoiceSite.Contact(client));
            return db.SaveChangesAsync();
        });
    }
}
