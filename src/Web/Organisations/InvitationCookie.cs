using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Organisations;

/// <summary>Remembers an invitation while its reader makes an account, which may lead through a mail and back.</summary>
public static class InvitationCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private static readonly SecureCookieBuilder Cookie = SecureCookieBuilder.Named("visavis-invitation");

    public static string? Read(HttpContext context) => context.Request.Cookies[Cookie.Name!];

    public static void Write(HttpContext context, string code)
    {
        var options = Cookie.Build(context);
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(Cookie.Name!, code, options);
    }

    public static void Forget(HttpContext context)
    {
        if (Read(context) is not null)
        {
            context.Response.Cookies.Delete(Cookie.Name!, Cookie.Build(context));
        }
    }
}
