// The least that answers with a page: one layout, one page, nothing else. What the site's start is measured against.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapRazorPages();
app.Run();
