using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Calls.Presence;

/// <summary>Who goes from page to page stays reachable while the next one loads: its request says so before its socket can.</summary>
public static class NextPages
{
    public static IApplicationBuilder UseNextPages(this IApplicationBuilder app)
    {
        var presence = app.ApplicationServices.GetRequiredService<PresenceService>();
        return app.Use(
            (context, next) =>
            {
                if (context.User.AccountId() is { } id && HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage())
                {
                    presence.Expect(id);
                }

                return next(context);
            }
        );
    }
}
