using System.Globalization;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

/// <summary>Every kind of page, judged in one go by html-validate, which tests/package.json brings.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ValidHtmlTests(FilledSite site) : IClassFixture<FilledSite>
{
    private const string Rules = """
        {
          "root": true,
          "extends": ["html-validate:standard"],
          "rules": {
            "attribute-boolean-style": "off",
            "attribute-empty-style": "off",
            "doctype-style": "off",
            "long-title": "off",
            "no-trailing-whitespace": "off",
            "prefer-native-element": "off",
            "require-sri": "off",
            "void-style": "off"
          }
        }
        """;

    private static readonly string[] ForEverybody =
    [
        "/",
        "/professionals?what=plombier&where=Lyon&language=fr",
        "/professionals?what=plombier&page=2",
        "/professionals?what=zzyzx&where=Xyzzyville",
        "/ranking",
        "/legal/terms",
        "/legal/privacy",
        "/account/sign-in",
        "/account/register",
        "/account/forgot-password",
        "/account/reset-password?token=x",
        "/account/confirm?token=x",
        "/account/invitation?code=x",
        "/account/goodbye",
        "/mail/unsubscribe?token=x",
        "/development/mail",
        "/nowhere",
    ];

    private static readonly string[] ForMembers =
    [
        "/invoices",
        "/invoices/statements",
        "/",
        "/calls",
        "/account/profile",
        "/account/organisation",
        "/account/notifications",
        "/account/security",
        "/account/other",
        "/account/unsubscribe",
        "/account/unsubscribe?step=2",
    ];

    private static readonly string[] ForProfessionals =
    [
        "/invoices/issued",
        "/invoices/mandate",
        "/account/gallery",
        "/account/documents",
        "/account/calendar",
        "/account/calendar/days",
        "/account/calendar/shared",
    ];

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder[".htmlvalidate.json"], Rules, TestContext.Current.CancellationToken);
        var professional = await site.Site.App.AddProfessionalAsync(p => p.Category = AccountCategory.Company);
        var profile = ProfessionalDirectory.ProfilePath(professional);
        var newcomer = await site.Site.App.AddAccountAsync("Zoé", a => a.TermsAcceptedAt = null);

        await SaveAsync(folder, null, [.. ForEverybody, profile, $"/embed/V-{professional.ReferenceCode}"]);
        await SaveAsync(folder, (await site.Site.App.AddAccountAsync()).Id, [.. ForMembers, $"/calls/new/{professional.ReferenceCode}"]);
        await SaveAsync(folder, professional.Id, [.. ForMembers, .. ForProfessionals, profile]);
        await SaveAsync(folder, newcomer.Id, ["/account/welcome"]);

        var program = Path.Combine(RepositoryPaths.Root, "tests", "node_modules", "html-validate", "bin", "html-validate.mjs");
        Assert.True(File.Exists(program), "html-validate is missing: run 'npm ci --prefix tests' once, as tests/run.sh does.");
        await using var validator = ServerProcess.Start("node", [program, "--formatter", "text", folder.FullPath], folder.FullPath);
        Assert.True(await validator.WaitForExitAsync(TestContext.Current.CancellationToken) == 0, validator.Output);
    }

    private async Task SaveAsync(TemporaryFolder folder, Guid? account, IReadOnlyList<string> paths)
    {
        using var person = site.Site.NewPerson();
        if (account is { } id)
        {
            await person.SignInAsDemoAsync(id);
        }

        foreach (var path in paths)
        {
            var response = await person.GetAsync(path);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(
                html.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal),
                $"{path} answered {response.StatusCode} without a page."
            );
            var name = string.Create(CultureInfo.InvariantCulture, $"{account:N}{path.Replace('/', '-').Replace('?', '-')}.html");
            await File.WriteAllTextAsync(folder[name], html, TestContext.Current.CancellationToken);
        }
    }
}
