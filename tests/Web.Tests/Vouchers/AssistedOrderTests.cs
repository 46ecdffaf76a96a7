using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Telephone;
using Visavis.Web.Tests.Trust;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>Orders of vouchers that came by letter or telephone, noted by the operator for who never signs in.</summary>
public sealed class AssistedOrderTests
{
    private const string Page = "/administration/vouchers";

    [Fact]
    public async Task An_order_by_letter_is_of_whole_vouchers_for_the_amount_and_its_client_hears_of_it_by_letter()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Letter, onPort: true);
        var site = voice.Site;
        var number = await site.App.WithDataAsync(db =>
            db.Set<LineAccess>().Where(a => a.AccountId == site.Client).Select(a => a.Number).SingleAsync()
        );
        using var operatedBy = new PersonClient(voice.Address);
        var ada = await site.App.AddAccountAsync("Ada", account => account.IsAdministrator = true);
        await operatedBy.SignInAsDemoAsync(ada.Id);
        await TrustSite.HoldProofAsync(site.App, operatedBy, ada.Id);

        Assert.Contains("Personne n’est connu", await SendAsync(operatedBy, "C-22222222", "50"), StringComparison.Ordinal);
        Assert.Contains("Personne n’est connu", await SendAsync(operatedBy, "", "50"), StringComparison.Ordinal);
        Assert.Contains("Il manque le montant", await SendAsync(operatedBy, number, "beaucoup"), StringComparison.Ordinal);
        Assert.Contains("ne paie aucun titre", await SendAsync(operatedBy, number, "3"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Contains("Commande de 5 titres notée", await SendAsync(operatedBy, number, "55,50"), StringComparison.Ordinal);

        var order = await site.App.WithDataAsync(db => db.Set<VoucherOrder>().AsNoTracking().SingleAsync());
        Assert.Equal((5, VoucherOrderState.AwaitsPayment), (order.Count, order.State));
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync(w => w.Id == order.WalletId));
        Assert.Equal(site.Client, wallet.OwnerId);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var letter = await site.App.WithDataAsync(db => db.Set<Letter>().AsNoTracking().SingleAsync(l => l.AccountId == site.Client));
        Assert.Equal($"voucher-order:{order.Id:N}", letter.SubjectKey);
        // Who has no screen finds in the envelope what the bank needs.
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var slip = scope.ServiceProvider.GetServices<ILetterEnclosure>().Single(one => one.IsFor(letter.SubjectKey));
            var pdf = (await slip.PdfAsync(letter.SubjectKey, default))!;
            Assert.True(LetterPdf.CanEnclose(pdf));
            using var paper = UglyToad.PdfPig.PdfDocument.Open(pdf);
            Assert.Contains(wallet.Reference, paper.GetPage(1).Text, StringComparison.Ordinal);
            Assert.Null(await slip.PdfAsync($"voucher-order:{Guid.NewGuid():N}", default));
        }

        var scheme = new VoucherScheme("x", "Essai", "Europe/Paris", []) { Payee = "Caisse", Iban = "FR7630006000011234567890189" };
        Assert.Contains($"\n{wallet.Reference}", OrderSlip.TransferCode(scheme, order, wallet.Reference)!, StringComparison.Ordinal);
        Assert.Null(OrderSlip.TransferCode(scheme with { Iban = "" }, order, wallet.Reference));

        // The wallet's own reference stands on every letter and leads to the same person.
        Assert.Contains("Commande de 2 titres notée", await SendAsync(operatedBy, wallet.Reference, "20"), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());

        Task<int> CountAsync() => site.App.WithDataAsync(db => db.Set<VoucherOrder>().CountAsync());
    }

    [Fact]
    public async Task A_member_orders_by_number_or_by_amount_but_not_by_both()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Email, onPort: true);
        using var member = new PersonClient(voice.Address);
        await member.SignInAsDemoAsync(voice.Site.Client);

        await OrderAsync(("count", "2"), ("amount", "30"));
        await OrderAsync(("amount", "5"));
        await OrderAsync(("amount", "35"));
        await OrderAsync(("count", "2"));

        var counts = await voice.Site.App.WithDataAsync(db =>
            db.Set<VoucherOrder>().OrderBy(o => o.Count).Select(o => o.Count).ToListAsync()
        );
        Assert.Equal([2, 3], counts);

        async Task OrderAsync(params (string, string)[] fields)
        {
            using var answer = await member.PostFormAsync("/vouchers?handler=Order", "/vouchers", [("scheme", "wallonie"), .. fields]);
            Assert.True(answer.IsSuccessStatusCode || answer.Headers.Location is not null);
        }
    }

    private static async Task<string> SendAsync(PersonClient person, string who, string spend)
    {
        using var answer = await person.PostFormAsync(
            $"{Page}?handler=Order",
            Page,
            ("who", who),
            ("scheme", "wallonie"),
            ("spend", spend)
        );
        using var shown = answer.Headers.Location is { } next ? await person.GetAsync(next.OriginalString) : null;
        return System.Net.WebUtility.HtmlDecode(await (shown ?? answer).Content.ReadAsStringAsync());
    }
}
