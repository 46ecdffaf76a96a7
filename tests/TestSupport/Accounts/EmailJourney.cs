using System.Net;
using Visavis.TestSupport.Mail;

namespace Visavis.TestSupport.Accounts;

/// <summary>The way of an e-mail account through forms and mails, as far as a test needs it.</summary>
public static class EmailJourney
{
    public const string Password = "quatre mots bien longs";

    public static string NewAddress() => $"nina.{Guid.NewGuid():N}@exemple.fr";

    /// <summary>Asks for the link, reads it in the mailbox, and answers its path.</summary>
    public static async Task<string> AskLinkAsync(this PersonClient person, SmtpSink sink, string email, string page = "/account/register")
    {
        var before = sink.To(email).Count;
        await person.PostFormAsync(page, page, ("email", email));
        var mail = await sink.MailToAsync(email, before + 1);
        return new Uri(mail.Links[0]).PathAndQuery;
    }

    /// <summary>A finished visitor's account with address and password, signed in.</summary>
    public static async Task RegisterAsync(this PersonClient person, SmtpSink sink, string email, string password = Password)
    {
        var link = await person.AskLinkAsync(sink, email);
        var token = Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        await person.PostFormAsync("/account/confirm", link, ("token", token), ("password", password));
        var done = await person.PostFormAsync(
            "/account/welcome",
            "/account/welcome",
            ("Input.Category", "Visitor"),
            ("Input.Name", "Nina Petit"),
            ("Input.City", "Lyon"),
            ("Input.AcceptsTerms", "true")
        );
        if (done.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"Not registered: {(int)done.StatusCode}.");
        }
    }

    public static Task<HttpResponseMessage> SignInByPasswordAsync(this PersonClient person, string email, string password = Password) =>
        person.PostFormAsync("/account/sign-in", "/account/sign-in", ("email", email), ("password", password), ("returnUrl", "/"));
}
