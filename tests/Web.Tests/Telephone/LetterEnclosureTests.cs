using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Invoices;
using Visavis.Web.Tests.Pages;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Who is told by letter gets the invoice itself in the same envelope, or the operator is told why not.</summary>
public sealed class LetterEnclosureTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_pdf_of_the_day_has_each_invoice_behind_its_letter_and_holds_back_what_cannot_be_read()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Letter, onPort: true);
        var site = voice.Site;
        await site.App.WithDataAsync(db =>
        {
            db.Add(InvoiceSite.Issuer(site.Anne.Id, site.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        await AddLetterAsync(voice, "booking:x", "Votre rendez-vous est confirmé");
        await InvoiceSite.AddServicesAsync(site, site.Client, [2, 9]);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, credit) = await InvoiceSite.CreditAsync(site, invoice!.Id, "Adresse à corriger");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        // An invoice whose paper is gone.
        await AddLetterAsync(voice, $"invoice:{Guid.NewGuid():N}", "Facture F2026-9999 de Anne Martin");

        var day = (await site.InScopeAsync<LetterDesk, DateOnly?>(desk => desk.PrepareAsync(None)))!.Value;
        var pdf = (await site.InScopeAsync<LetterDesk, byte[]?>(desk => desk.PdfAsync(day, None)))!;

        var pages = PagesOf(pdf);
        var issued = await PagesOfInvoiceAsync(voice, invoice);
        var credited = await PagesOfInvoiceAsync(voice, credit!);
        Assert.Equal(3 + issued.Count + credited.Count, pages.Count);
        Assert.Contains("Votrerendez-vousestconfirmé", pages[0], StringComparison.Ordinal);
        Assert.Contains($"Facture{invoice.Number}", pages[1], StringComparison.Ordinal);
        Assert.Contains("Ledocumentestjoint", pages[1], StringComparison.Ordinal);
        Assert.Equal(issued, pages.Skip(2).Take(issued.Count));
        Assert.Contains(invoice.Number, pages[2], StringComparison.Ordinal);
        Assert.Contains($"Avoir{credit!.Number}", pages[2 + issued.Count], StringComparison.Ordinal);
        Assert.Equal(credited, pages.Skip(3 + issued.Count));
        Assert.DoesNotContain(pages, page => page.Contains("F2026-9999", StringComparison.Ordinal));

        // The operator reads which one waits; the day is marked as sent without it.
        using var operated = new PersonClient(voice.Address);
        var ada = await site.App.AddAccountAsync("Ada", account => account.IsAdministrator = true);
        await operated.SignInAsDemoAsync(ada.Id);
        await TrustSite.HoldProofAsync(site.App, operated, ada.Id);
        var shown = await DirectorySite.OpenAsync(operated, "/administration/letters");
        Assert.Contains("Facture F2026-9999", shown.QuerySelector("#held-title")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.True(await site.InScopeAsync<LetterDesk, bool>(desk => desk.MarkSentAsync(day, ada.Id, None)));
        var held = Assert.Single(await LettersAsync(voice), letter => letter.SentAt is null);
        Assert.Equal("Facture F2026-9999 de Anne Martin", held.Title);
        Assert.NotNull(held.ProtectedContent);

        // Another day: as long as it cannot be read nothing is prepared; when it can, it goes out.
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await site.InScopeAsync<LetterDesk, DateOnly?>(desk => desk.PrepareAsync(None)));
        await site.App.WithDataAsync(db =>
            db.Set<Letter>()
                .Where(l => l.Id == held.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.SubjectKey, $"invoice:{invoice.Id:N}"))
        );
        var next = await site.InScopeAsync<LetterDesk, DateOnly?>(desk => desk.PrepareAsync(None));
        Assert.Equal(day.AddDays(1), next);
        var second = PagesOf((await site.InScopeAsync<LetterDesk, byte[]?>(desk => desk.PdfAsync(next!.Value, None)))!);
        Assert.Equal(issued, second.Skip(1));
        Assert.Empty(await site.InScopeAsync<LetterDesk, IReadOnlyList<string>>(desk => desk.HeldAsync(None)));
    }

    [Fact]
    public void What_is_no_pdf_is_not_printed()
    {
        Assert.False(LetterPdf.CanEnclose([]));
        Assert.False(LetterPdf.CanEnclose("<html>Facture</html>"u8.ToArray()));
        Assert.False(LetterPdf.CanEnclose("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"u8.ToArray()));
    }

    /// <summary>The letters of each page in the order of writing; spaces are not kept apart from gaps.</summary>
    private static List<string> PagesOf(byte[] pdf)
    {
        using var read = PdfDocument.Open(pdf);
        return [.. read.GetPages().Select(page => string.Concat(page.Text.Where(letter => !char.IsWhiteSpace(letter))))];
    }

    private static async Task<List<string>> PagesOfInvoiceAsync(VoiceSite voice, Invoice invoice) =>
        PagesOf(await voice.Site.InScopeAsync<InvoicePapers, byte[]>(papers => papers.PdfAsync(invoice, None)));

    private static Task<List<Letter>> LettersAsync(VoiceSite voice) =>
        voice.Site.App.WithDataAsync(db => db.Set<Letter>().AsNoTracking().ToListAsync());

    private static async Task AddLetterAsync(VoiceSite voice, string subject, string title)
    {
        await using var scope = voice.Site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var writer = scope.ServiceProvider.GetRequiredService<LetterWriter>();
        Assert.True(
            await writer.AddAsync(db, new ServedClient(voice.Site.Client, null), "test", subject, title, ["Une phrase."], "fr", None)
        );
        await db.SaveChangesAsync();
    }
}
